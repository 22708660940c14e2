/// What the limiter did in a tick, one bit each.
///
/// Safe on the servo thread.
@frozen
public struct Interlocks: BitwiseCopyable, Sendable, Equatable {
    public var bits: UInt32
    @_noLocks @inlinable
    public init(bits: UInt32) { self.bits = bits }

    /// Nothing was held back.
    @inlinable
    public static var none: Interlocks { @_noLocks get { Interlocks(bits: 0) } }
    /// A fault is latched, or rose in this tick: force is zero.
    @inlinable
    public static var fault: Interlocks { @_noLocks get { Interlocks(bits: 1 << 0) } }
    /// The dead-man is not held: force is zero.
    @inlinable
    public static var deadMan: Interlocks { @_noLocks get { Interlocks(bits: 1 << 1) } }
    /// Force waits until the tip is outside the skin.
    @inlinable
    public static var waitingOutside: Interlocks { @_noLocks get { Interlocks(bits: 1 << 2) } }
    /// The ramp after a start or a fault is below 1.
    @inlinable
    public static var ramp: Interlocks { @_noLocks get { Interlocks(bits: 1 << 3) } }
    /// The rise of force with movement was held to the stiffness that the device can render.
    @inlinable
    public static var stiffness: Interlocks { @_noLocks get { Interlocks(bits: 1 << 4) } }
    /// The change of force was held to the slew limit.
    @inlinable
    public static var slew: Interlocks { @_noLocks get { Interlocks(bits: 1 << 5) } }
    /// The force was held to the limit, its direction kept.
    @inlinable
    public static var magnitude: Interlocks { @_noLocks get { Interlocks(bits: 1 << 6) } }
    /// Force was taken out because it would have given energy to the hand.
    @inlinable
    public static var passivity: Interlocks { @_noLocks get { Interlocks(bits: 1 << 7) } }
    /// The motors' heat budget (i²t) held the force to the continuous limit.
    @inlinable
    public static var heat: Interlocks { @_noLocks get { Interlocks(bits: 1 << 8) } }

    /// True where any of `other` is set.
    @_noLocks @inlinable
    public func contains(_ other: Interlocks) -> Bool { bits & other.bits != 0 }
    /// Sets all of `other`.
    @_noLocks @inlinable
    public mutating func insert(_ other: Interlocks) { bits |= other.bits }
}
