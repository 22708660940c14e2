public import Space

/// A force on the wire of a virtual device that lives in another process: eight bytes.
///
/// `S`, three signed 16-bit numbers (mN, little-endian: right, toward the head, out of the skin), and the exclusive or
/// of the seven bytes before.
public struct ForcePacket: Sendable, Equatable {
    /// Bytes of a packet.
    public static let length = 8
    private static let sync = UInt8(ascii: "S")

    /// N, as it fits: ±32.767 N, to the mN.
    public let bytes: [UInt8]

    public init(_ force: Vector) {
        var bytes = [Self.sync]
        for part in [force.x, force.y, force.z] {
            let milli = part.isFinite ? (part * 1000).rounded() : 0
            let word = UInt16(bitPattern: Int16(max(-32767, min(32767, milli))))
            bytes += [UInt8(word & 255), UInt8(word >> 8)]
        }
        bytes.append(bytes.reduce(0, ^))
        self.bytes = bytes
    }

    /// Takes whole packets off the front of what came, and leaves the rest. What is no packet is passed over.
    public static func take(from received: inout [UInt8]) -> [Vector] {
        var found: [Vector] = []
        var at = 0
        while at + length <= received.count {
            let packet = received[at..<(at + length)]
            guard packet.first == sync, packet.reduce(0, ^) == 0 else {
                at += 1
                continue
            }
            let numbers = (0..<3).map { part in
                let low = UInt16(received[at + 1 + 2 * part])
                let high = UInt16(received[at + 2 + 2 * part])
                return Double(Int16(bitPattern: low | high << 8)) / 1000
            }
            found.append(Vector(numbers[0], numbers[1], numbers[2]))
            at += length
        }
        received.removeFirst(at)
        return found
    }
}
