/// The buttons of a sample, by what they mean, not by where they sit.
///
/// Safe on the servo thread.
@frozen
public struct Buttons: BitwiseCopyable, Sendable, Equatable {
    public var bits: UInt32

    @_noLocks @inlinable
    public init(bits: UInt32) { self.bits = bits }

    /// No button is down.
    @inlinable
    public static var none: Buttons { @_noLocks get { Buttons(bits: 0) } }
    /// The hand holds the device; devices without such a switch declare it always held.
    @inlinable
    public static var deadMan: Buttons { @_noLocks get { Buttons(bits: 1) } }
    /// Freezes the advance at its depth: a toggle on a pen, held on a gamepad.
    @inlinable
    public static var hold: Buttons { @_noLocks get { Buttons(bits: 2) } }
    /// Pushes the plunger where the device has no plunger axis.
    @inlinable
    public static var plunger: Buttons { @_noLocks get { Buttons(bits: 4) } }
    /// Answers yes to the step that waits for a confirmation.
    @inlinable
    public static var confirm: Buttons { @_noLocks get { Buttons(bits: 8) } }
    /// Stops everything: zero force until the run is started again.
    @inlinable
    public static var emergencyStop: Buttons { @_noLocks get { Buttons(bits: 16) } }
    /// Lets the hand come back to the middle of a small workspace while the needle stays where it is; outside tissue only.
    @inlinable
    public static var clutch: Buttons { @_noLocks get { Buttons(bits: 32) } }

    /// True where all of `other` are down.
    @_noLocks @inlinable
    public func contains(_ other: Buttons) -> Bool { bits & other.bits == other.bits }
    /// The buttons of both.
    @_noLocks @inlinable
    public func union(_ other: Buttons) -> Buttons { Buttons(bits: bits | other.bits) }
    /// These buttons without `other`.
    @_noLocks @inlinable
    public func subtracting(_ other: Buttons) -> Buttons { Buttons(bits: bits & ~other.bits) }
}
