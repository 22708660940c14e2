public import Collision
public import Devices
public import Forces
public import Poses

/// Everything that a run is made of, put together on an ordinary thread before the first tick.
public struct Setup: Sendable {
    public var filter: PoseFilter
    public var anatomy: Anatomy
    public var forces: ForceModel
    /// What the plunger meets; a bare one meets nothing.
    public var plunger: Plunger
    public var limits: Limits
    /// Of a tick, s.
    public var period: Double

    public init(
        filter: PoseFilter, anatomy: Anatomy, forces: ForceModel, plunger: Plunger = Plunger(SyringeMechanics()),
        limits: Limits, period: Double = 0.001
    ) {
        self.filter = filter
        self.anatomy = anatomy
        self.forces = forces
        self.plunger = plunger
        self.limits = limits
        self.period = period
    }
}
