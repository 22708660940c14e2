import Glibc

/// A file, or bytes in memory, read from front to back.
@safe final class ByteSource: @unchecked Sendable {
    private let descriptor: Int32
    private let memory: [UInt8]
    /// How much there is in all.
    let size: UInt64
    private(set) var position: UInt64 = 0
    private var buffer: [UInt8] = []
    private var taken = 0

    /// Only a regular file can be read: a pipe has no size to check lengths against.
    init(path: String) throws(RecordingError) {
        memory = []
        descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let reason = unsafe String(cString: strerror(errno))
            size = 0
            throw RecordingError(
                .unreadable, ja: "ファイルを開けません(\(reason))。読めるファイルを指定してください。",
                en: "the file can't be opened (\(reason)); name one that you may read.")
        }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            size = 0
            throw RecordingError(
                .unreadable, ja: "ファイルではありません。記録(.mcap)を指定してください。",
                en: "this is not a file; name a recording (.mcap).")
        }
        size = UInt64(status.st_size)
    }

    init(_ bytes: [UInt8]) {
        memory = bytes
        descriptor = -1
        size = UInt64(bytes.count)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    var left: UInt64 { size - position }

    /// The next bytes; nil where there are not so many.
    func take(_ count: Int) throws(RecordingError) -> ArraySlice<UInt8>? {
        guard UInt64(count) <= left else { return nil }
        if descriptor < 0 {
            defer { position += UInt64(count) }
            return memory[Int(position)..<(Int(position) + count)]
        }
        if buffer.count - taken < count { try fill(count) }
        guard buffer.count - taken >= count else { return nil }
        defer {
            taken += count
            position += UInt64(count)
        }
        return buffer[taken..<(taken + count)]
    }

    /// The next byte, which stays; nil at the end.
    func peek() throws(RecordingError) -> UInt8? {
        guard left > 0 else { return nil }
        if descriptor < 0 { return memory[Int(position)] }
        if taken == buffer.count { try fill(1) }
        return taken < buffer.count ? buffer[taken] : nil
    }

    /// At least `count` bytes into a new buffer, and more where they are there: a reader's slices keep the old one.
    private func fill(_ count: Int) throws(RecordingError) {
        let rest = buffer[taken...]
        let wanted = max(count, 1 << 16)
        var failure: Int32 = 0
        buffer = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { fresh, filled in
            unsafe rest.withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(fresh).copyMemory(from: $0) }
            filled = rest.count
            while filled < wanted {
                guard let base = fresh.baseAddress else { return }
                let got = unsafe read(descriptor, base + filled, wanted - filled)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { failure = errno }
                guard got > 0 else { return }
                filled += got
            }
        }
        taken = 0
        if failure != 0 {
            let reason = unsafe String(cString: strerror(failure))
            throw RecordingError(
                .unreadable, ja: "ファイルを読めません(\(reason))。このディスクにコピーしてください。",
                en: "the file can't be read (\(reason)); copy it to this disk.")
        }
    }
}
