import Devices

/// A Falcon's exchange in bytes.
struct FalconCodec: LockstepCodec {
    private var decoder = FalconDecoder()

    mutating func take(_ byte: UInt8) -> LockstepReport? {
        guard var report = decoder.take(byte)?.lockstep else { return nil }
        report.frame.count = FalconFrame.length
        for index in 0..<FalconFrame.length { report.frame.bytes[index] = decoder.bytes[index] }
        return report
    }

    func zero(after report: LockstepReport?) -> WirePacket {
        let lights: FalconLights = report.map { allowsForce(after: $0) } == true ? .ready : .homing
        return FalconFrame(numbers: InlineArray(repeating: 0), information: lights.bits).packet
    }

    /// Before every leg has passed its mark the counts mean nothing, and a force would go anywhere.
    func allowsForce(after report: LockstepReport) -> Bool { FalconReport(report).isHomed }

    var refusedBytes: UInt64 { decoder.refused }
}

extension FalconFrame {
    /// Ready for the wire.
    var packet: WirePacket {
        @_noLocks get {
            var packet = WirePacket()
            let bytes = bytes
            for index in 0..<FalconFrame.length { packet.bytes[index] = bytes[index] }
            packet.count = FalconFrame.length
            return packet
        }
    }
}

extension FalconReport {
    /// As the exchange carries it.
    var lockstep: LockstepReport {
        @_noLocks get {
            var report = LockstepReport()
            for leg in 0..<3 { report.numbers[leg] = Double(counts[leg]) }
            report.buttons = UInt32(buttons)
            report.flags = UInt32(homed)
            return report
        }
    }

    /// Back from the exchange.
    @_noLocks
    init(_ report: LockstepReport) {
        self.init()
        for leg in 0..<3 { counts[leg] = Int16(report.numbers[leg]) }
        buttons = UInt8(truncatingIfNeeded: report.buttons)
        homed = UInt8(truncatingIfNeeded: report.flags)
    }
}
