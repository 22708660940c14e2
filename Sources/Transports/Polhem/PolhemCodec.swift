import Devices
import Space

/// A Polhem's exchange in bytes.
struct PolhemCodec: LockstepCodec {
    private var decoder = PolhemDecoder()

    mutating func take(_ byte: UInt8) -> LockstepReport? {
        guard let said = decoder.take(byte) else { return nil }
        var report = LockstepReport()
        report.numbers = said.numbers
        // A line that fills the room has no place for its newline.
        report.frame.bytes = decoder.bytes
        report.frame.count = decoder.length
        if decoder.length < WirePacket.capacity {
            report.frame.bytes[decoder.length] = byte
            report.frame.count += 1
        }
        return report
    }

    func zero(after report: LockstepReport?) -> WirePacket { PolhemFrame(force: .zero).packet }

    func allowsForce(after report: LockstepReport) -> Bool { true }

    var refusedBytes: UInt64 { decoder.refused }
}

extension PolhemFrame {
    /// Ready for the wire.
    var packet: WirePacket {
        @_noLocks get {
            var packet = WirePacket()
            packet.bytes = bytes
            packet.count = PolhemFrame.length
            return packet
        }
    }
}
