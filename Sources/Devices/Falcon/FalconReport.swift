/// What a Falcon says: the counts of its encoders, its buttons, and which legs are homed.
///
/// Safe on the servo thread.
@frozen
public struct FalconReport: BitwiseCopyable, Sendable {
    public var counts: InlineArray<3, Int16>
    /// Bits 0 … 3.
    public var buttons: UInt8
    /// Bits 0 … 2: legs that have passed their mark, so that their counts mean an angle.
    public var homed: UInt8

    @_noLocks
    public init() {
        counts = InlineArray(repeating: 0)
        buttons = 0
        homed = 0
    }

    @_noLocks
    public init(_ frame: FalconFrame) {
        counts = frame.numbers
        buttons = frame.information & 15
        homed = (frame.information >> 4) & 7
    }

    /// True where every leg is homed: before that no force may be shown.
    @inlinable
    public var isHomed: Bool { @_noLocks get { homed == 7 } }

    /// The counts for ``FalconKinematics``.
    public var realCounts: InlineArray<3, Double> {
        @_noLocks get {
            var real = InlineArray<3, Double>(repeating: 0)
            for leg in 0..<3 { real[leg] = Double(counts[leg]) }
            return real
        }
    }
}
