import Devices
import Space

/// A Polhem's exchange in bytes.
struct PolhemCodec: LockstepCodec {
    private var decoder = PolhemDecoder()

    mutating func take(_ byte: UInt8) -> LockstepReport? {
        decoder.take(byte).map {
            var report = LockstepReport()
            report.numbers = $0.numbers
            return report
        }
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
