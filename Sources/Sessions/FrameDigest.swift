import Collision
import Crypto
import Devices
public import Servo
import Space

/// SHA-256 over all frames of a run: equal digests mean equal runs, bit for bit.
///
/// Every field but the lateness goes in, little-endian, in the order of ``Frame``'s declaration.
public struct FrameDigest: Sendable {
    private var hash = SHA256()
    private var words: [UInt64] = []
    private static let batch = 8_192
    /// Frames so far.
    public private(set) var count: UInt64 = 0

    public init() { words.reserveCapacity(Self.batch + 128) }

    /// Adds the next frame, in order.
    public mutating func add(_ frame: Frame) {
        count += 1
        put(frame.tick)
        put(UInt64(bitPattern: frame.time.nanoseconds))
        put(UInt64(bitPattern: frame.sampled.nanoseconds))
        put(frame.report)
        put(UInt64(frame.buttons.bits))
        for v in [frame.tip, frame.axis, frame.velocity] {
            put(v.x)
            put(v.y)
            put(v.z)
        }
        for x in [frame.plunger, frame.travel, frame.dimple, frame.depth, frame.steepness] { put(x) }
        put(frame.entry.x)
        put(frame.entry.y)
        put(frame.entry.z)
        put(UInt64(frame.layer.rawValue))
        for i in 0..<5 { put(frame.below[i]) }
        put(frame.axial)
        put(frame.tipForce)
        for v in [frame.force, frame.sent] {
            put(v.x)
            put(v.y)
            put(v.z)
        }
        for i in 0..<6 { put(frame.delivered[i]) }
        put(frame.flow)
        put(UInt64(frame.marks.bits))
        put(UInt64(frame.interlocks.bits))
        put(UInt64(frame.fault.rawValue))
        if words.count >= Self.batch { flush() }
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
        unsafe words.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        words.removeAll(keepingCapacity: true)
    }

    private mutating func put(_ x: Double) { put(x.bitPattern) }

    private mutating func put(_ word: UInt64) { words.append(word.littleEndian) }
}
