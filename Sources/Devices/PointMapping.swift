/// Numbers of a device that senses a place and no direction.
///
/// Safe on the servo thread.
@frozen
public struct PointMapping: BitwiseCopyable, Sendable, Equatable {
    /// The needle points the way that its tip came over this distance before the skin, m.
    public var approach: Double
    /// How fast a button empties the syringe, share of the stroke per second; 0 where an axis is the plunger.
    public var plungerRate: Double

    @_noLocks @inlinable
    public init(approach: Double, plungerRate: Double = 0) {
        self.approach = approach
        self.plungerRate = plungerRate
    }
}
