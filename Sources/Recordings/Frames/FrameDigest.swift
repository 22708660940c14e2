import Collision
import Crypto
public import Servo

/// SHA-256 over all frames of a run: equal digests mean equal runs, bit for bit.
///
/// Every field but the circumstances goes in as 8 bytes, little-endian, in the order of the list of fields.
public struct FrameDigest: Sendable {
    /// Writes a frame's words behind each other.
    @safe private struct Words: FrameVisitor {
        var next: UnsafeMutablePointer<UInt64>

        mutating func whole(_ field: FrameField, _ value: inout UInt64) { put(value) }
        mutating func signed(_ field: FrameField, _ value: inout Int64) { put(UInt64(bitPattern: value)) }
        mutating func bits(_ field: FrameField, _ value: inout UInt32) { put(UInt64(value)) }
        mutating func number(_ field: FrameField, _ value: inout Double) { put(value.bitPattern) }
        mutating func layer(_ field: FrameField, _ value: inout Layer) { put(UInt64(value.rawValue)) }
        mutating func fault(_ field: FrameField, _ value: inout Fault) { put(UInt64(value.rawValue)) }
        mutating func circumstance(_ field: FrameField, _ value: inout Int64) {}

        @inline(__always) private mutating func put(_ word: UInt64) {
            unsafe next.pointee = word.littleEndian
            unsafe next += 1
        }
    }

    private var hash = SHA256()
    private var words: [UInt64]
    private var filled = 0
    /// Room that a frame needs at most; the list of fields is shorter.
    private static let room = 128
    private static let batch = 4_096
    /// Frames so far.
    public private(set) var count: UInt64 = 0

    public init() { words = Array(repeating: 0, count: Self.batch + Self.room) }

    /// Adds the next frame, in order.
    public mutating func add(_ frame: Frame) {
        count += 1
        var frame = frame
        filled += unsafe words.withUnsafeMutableBufferPointer { buffer in
            guard let start = unsafe buffer.baseAddress?.advanced(by: filled) else { return 0 }
            var visitor = unsafe Words(next: start)
            frame.visit(&visitor)
            return unsafe visitor.next - start
        }
        if filled >= Self.batch { flush() }
    }

    /// 64 hexadecimal digits, lower case.
    public mutating func finish() -> String {
        flush()
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in hash.finalize() {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func flush() {
        unsafe words.withUnsafeBytes {
            unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<(filled * 8)]))
        }
        filled = 0
    }
}
