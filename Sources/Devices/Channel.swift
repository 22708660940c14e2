/// What one number of a sample says about the hand.
///
/// Pose channels are SI in the device's frame; the others are what a pen or a gamepad offers instead.
/// Safe on the servo thread.
@frozen
public struct Channel: BitwiseCopyable, Sendable, Equatable {
    /// Where the number lies in a sample, 0 ..< 16.
    public let index: Int

    @_noLocks @inlinable
    init(_ index: Int) { self.index = index }

    /// Position of the device's tip, m.
    @inlinable
    public static var x: Channel { @_noLocks get { Channel(0) } }
    @inlinable
    public static var y: Channel { @_noLocks get { Channel(1) } }
    @inlinable
    public static var z: Channel { @_noLocks get { Channel(2) } }
    /// Orientation of the device, a unit quaternion.
    @inlinable
    public static var qw: Channel { @_noLocks get { Channel(3) } }
    @inlinable
    public static var qx: Channel { @_noLocks get { Channel(4) } }
    @inlinable
    public static var qy: Channel { @_noLocks get { Channel(5) } }
    @inlinable
    public static var qz: Channel { @_noLocks get { Channel(6) } }
    /// A pen's lean of its upper end toward +x and +y, rad from upright.
    @inlinable
    public static var tiltX: Channel { @_noLocks get { Channel(7) } }
    @inlinable
    public static var tiltY: Channel { @_noLocks get { Channel(8) } }
    /// Pressure of a pen, 0 … 1 of full scale.
    @inlinable
    public static var pressure: Channel { @_noLocks get { Channel(9) } }
    /// Plunger, 0 (full syringe) … 1 (empty).
    @inlinable
    public static var plunger: Channel { @_noLocks get { Channel(10) } }
    /// A stick that slides the needle over the skin, −1 … 1.
    @inlinable
    public static var slideX: Channel { @_noLocks get { Channel(11) } }
    @inlinable
    public static var slideY: Channel { @_noLocks get { Channel(12) } }
    /// A stick that tilts the needle, −1 … 1.
    @inlinable
    public static var leanX: Channel { @_noLocks get { Channel(13) } }
    @inlinable
    public static var leanY: Channel { @_noLocks get { Channel(14) } }
    /// A trigger that advances the needle, 0 … 1.
    @inlinable
    public static var depth: Channel { @_noLocks get { Channel(15) } }

    /// How many numbers a sample carries.
    @inlinable
    public static var count: Int { @_noLocks get { 16 } }
}

extension Channel {
    /// Every channel by the name that profiles use. Not for the servo thread.
    public static let names: KeyValuePairs<String, Channel> = [
        "x": .x, "y": .y, "z": .z, "qw": .qw,
        "qx": .qx, "qy": .qy, "qz": .qz, "tiltX": .tiltX,
        "tiltY": .tiltY, "pressure": .pressure, "plunger": .plunger, "slideX": .slideX,
        "slideY": .slideY, "leanX": .leanX, "leanY": .leanY, "depth": .depth,
    ]
}
