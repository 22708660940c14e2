import CZlib

/// zlib's unpacking of gzip, one portion at a time. Several members after each other count as one.
@safe
final class Inflater {
    private let stream: UnsafeMutablePointer<z_stream>
    private(set) var isFinished = false

    init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // 15 bits of window, and 16 for a gzip header. Fails only where there is no memory, or another zlib.
        let began = unsafe inflateInit2_(stream, 15 + 16, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
        precondition(began == Z_OK, "zlib could not be set up")
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Unpacks from `input` behind `from` into `output` behind `at`; says how much was read and written.
    func step(
        _ input: [UInt8], from: Int, into output: inout [UInt8], at: Int
    ) throws(ScanProblem) -> (read: Int, written: Int) {
        if isFinished {
            // Another member may follow; what else follows is not ours.
            guard from + 1 < input.count, input[from] == 0x1F, input[from + 1] == 0x8B else { return (0, 0) }
            unsafe inflateReset(stream)
            isFinished = false
        }
        let (room, there) = (output.count - at, input.count - from)
        let status = unsafe input.withUnsafeBufferPointer { given in
            unsafe output.withUnsafeMutableBufferPointer { taken in
                unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(
                    mutating: given.baseAddress.map { unsafe $0 + from })
                unsafe stream.pointee.avail_in = UInt32(there)
                unsafe stream.pointee.next_out = unsafe taken.baseAddress.map { unsafe $0 + at }
                unsafe stream.pointee.avail_out = UInt32(room)
                return unsafe inflate(stream, Z_NO_FLUSH)
            }
        }
        let read = there - Int(unsafe stream.pointee.avail_in)
        let written = room - Int(unsafe stream.pointee.avail_out)
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isFinished = true
        default: throw .badCompression
        }
        return (read, written)
    }
}
