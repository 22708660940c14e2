import CZlib
import Glibc

/// The bytes of a file or an array, unpacked on the way where they are gzip.
///
/// Never holds more than what one read asks for and two portions of 64 KiB, whatever the file claims to hold.
final class PackedBytes {
    private static let portion = 1 << 16

    private var input: [UInt8] = []
    private var next = 0
    private let descriptor: Int32
    private var inflater: Inflater?

    /// Opens a file.
    init(path: String) throws(ScanProblem) {
        // A pipe that nobody writes to would hold the program for ever.
        descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw unsafe .unreadable(String(cString: strerror(errno))) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        try refill()
        begin()
    }

    /// Reads from memory.
    init(bytes: [UInt8]) {
        descriptor = -1
        input = bytes
        begin()
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    private func begin() {
        guard input.count >= 2 && input[0] == 0x1F && input[1] == 0x8B else { return }
        inflater = Inflater()
    }

    /// The next portion of the file; an empty one at its end.
    private func refill() throws(ScanProblem) {
        guard descriptor >= 0 else {
            input = []
            next = 0
            return
        }
        input = [UInt8](repeating: 0, count: Self.portion)
        next = 0
        var count = 0
        repeat {
            count = unsafe input.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, Self.portion) }
        } while count < 0 && errno == EINTR
        guard count >= 0 else { throw unsafe .unreadable(String(cString: strerror(errno))) }
        input.removeLast(Self.portion - count)
    }

    /// Exactly `count` bytes.
    func take(_ count: Int) throws(ScanProblem) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            if next == input.count { try refill() }
            let isLast = input.isEmpty
            if let inflater {
                let step = try inflater.step(input, from: next, into: &out, at: filled)
                next += step.read
                filled += step.written
                if step.written == 0 && step.read == 0 && (isLast || inflater.isFinished) { throw .truncated }
            } else {
                if isLast { throw .truncated }
                let share = min(count - filled, input.count - next)
                out.replaceSubrange(filled..<(filled + share), with: input[next..<(next + share)])
                filled += share
                next += share
            }
        }
        return out
    }

    /// Leaves bytes out.
    func skip(_ count: Int) throws(ScanProblem) {
        var rest = count
        while rest > 0 {
            let share = min(rest, Self.portion)
            _ = try take(share)
            rest -= share
        }
    }
}
