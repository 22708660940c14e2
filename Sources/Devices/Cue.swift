/// What a device that only vibrates can tell of a tick, in place of a force.
///
/// Only the limiter puts one into a ``Command``; where it sends no force, there is no cue. Safe on the servo thread.
@frozen
public struct Cue: BitwiseCopyable, Sendable, Equatable {
    /// A boundary gave way in this tick: how hard, 0 … 1; 0 where none did.
    public var pop: Double
    /// The tip came upon bone in this tick: how hard, 0 … 1; 0 where it did not.
    public var tap: Double
    /// The power that friction along the shaft turns into heat now, W.
    public var texture: Double

    @_noLocks @inlinable
    public init(pop: Double = 0, tap: Double = 0, texture: Double = 0) {
        self.pop = pop
        self.tap = tap
        self.texture = texture
    }

    /// Nothing to feel.
    @inlinable
    public static var none: Cue { @_noLocks get { Cue() } }

    /// True where every number is one that a device may be told.
    @inlinable
    public var isSound: Bool {
        @_noLocks get {
            pop >= 0 && pop <= 1 && tap >= 0 && tap <= 1 && texture >= 0 && texture < .infinity
        }
    }
}
