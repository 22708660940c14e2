/// How tissue rubs on a length of shaft that slips one way. SI units; the numbers come from presets.
///
/// Safe on the servo thread.
@frozen
public struct Rubbing: BitwiseCopyable, Sendable, Equatable {
    /// Kinetic friction of a length of shaft, N/m.
    public var friction: Double
    /// Static over kinetic friction, at least 1.
    public var sticking: Double
    /// Viscous drag of a length of shaft, N·s/m².
    public var drag: Double

    @_noLocks @inlinable
    public init(friction: Double, sticking: Double, drag: Double) {
        self.friction = friction
        self.sticking = sticking
        self.drag = drag
    }

    /// None.
    @inlinable
    public static var none: Rubbing { @_noLocks get { Rubbing(friction: 0, sticking: 1, drag: 0) } }
}
