public import Devices

/// One kind of report that a device is sent, as its profile describes it. Not for the servo thread.
public struct OutputFormat: Sendable, Equatable {
    /// What a report can drive.
    public enum Drive: String, Sendable, CaseIterable {
        /// The strong, slow rumble motor, 0 … 1.
        case rumbleStrong = "rumble-strong"
        /// The weak, fast rumble motor, 0 … 1.
        case rumbleWeak = "rumble-weak"
        /// The force that pushes the plunger back, N.
        case plunger
    }
    /// A whole number that follows a drive.
    public struct Level: Sendable, Equatable {
        public var drive: Drive
        public var field: ReportField
        /// The number for nothing and for everything.
        public var off: Int64
        public var full: Int64

        public init(drive: Drive, field: ReportField, off: Int64, full: Int64) {
            self.drive = drive
            self.field = field
            self.off = off
            self.full = full
        }
    }
    /// Bytes that are chosen by a drive: the first for nothing, the last for everything.
    public struct Steps: Sendable, Equatable {
        public var drive: Drive
        /// Where they go.
        public var offset: Int
        /// All of one length.
        public var bytes: [[UInt8]]

        public init(drive: Drive, offset: Int, bytes: [[UInt8]]) {
            self.drive = drive
            self.offset = offset
            self.bytes = bytes
        }
    }

    /// Every byte that never changes; the report's id is the first.
    public var base: [UInt8]
    public var levels: [Level]
    public var steps: [Steps]
    /// The plunger's force that counts as everything, N.
    public var plungerForce: Double

    public init(base: [UInt8], levels: [Level] = [], steps: [Steps] = [], plungerForce: Double = 1) {
        self.base = base
        self.levels = levels
        self.steps = steps
        self.plungerForce = plungerForce
    }

    /// The report for what is to be felt; for ``Actuation/off`` it switches everything off.
    public func report(_ actuation: Actuation) -> [UInt8] {
        var bytes = base
        for level in levels {
            let share = share(of: level.drive, actuation)
            let number = Double(level.off) + Double(level.full - level.off) * share
            write(Int64(number.rounded()), into: level.field, of: &bytes)
        }
        for steps in steps where !steps.bytes.isEmpty {
            let last = steps.bytes.count - 1
            let share = share(of: steps.drive, actuation)
            // What is more than nothing is never nothing: the least step is felt.
            let step = share > 0 ? max(1, Int((share * Double(last)).rounded())) : 0
            for (index, byte) in steps.bytes[min(step, last)].enumerated()
            where bytes.indices.contains(steps.offset + index) {
                bytes[steps.offset + index] = byte
            }
        }
        return bytes
    }

    /// 0 … 1, and 0 for what is not a number.
    private func share(of drive: Drive, _ actuation: Actuation) -> Double {
        let share =
            switch drive {
            case .rumbleStrong: actuation.strong
            case .rumbleWeak: actuation.weak
            case .plunger: actuation.plunger / plungerForce
            }
        return share > 0 ? min(1, share) : 0
    }

    private func write(_ number: Int64, into field: ReportField, of bytes: inout [UInt8]) {
        let mask = ((UInt64(1) << UInt64(field.bitCount)) &- 1) << UInt64(field.firstBit)
        let bits = (UInt64(bitPattern: number) << UInt64(field.firstBit)) & mask
        for index in 0..<field.width {
            let at = field.offset + index
            guard bytes.indices.contains(at) else { continue }
            let shift = UInt64(8 * (field.isBigEndian ? field.width - 1 - index : index))
            let keep = ~UInt8(truncatingIfNeeded: mask >> shift)
            bytes[at] = bytes[at] & keep | UInt8(truncatingIfNeeded: bits >> shift)
        }
    }
}
