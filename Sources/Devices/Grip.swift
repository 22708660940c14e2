public import Space

/// Where the needle is in the frame of what the hand holds.
///
/// Safe on the servo thread.
@frozen
public struct Grip: BitwiseCopyable, Sendable, Equatable {
    /// From the point that the device reports to the needle's tip, m. Where the device senses no direction, it is in the
    /// device's own frame and keeps its direction there.
    public var tip: Vector
    /// The direction of insertion, length 1.
    public var needle: Vector

    @_noLocks @inlinable
    public init(tip: Vector = .zero, needle: Vector = Vector(0, 0, -1)) {
        self.tip = tip
        self.needle = needle
    }
}
