public import Collision
public import Devices
public import Forces
public import Poses
public import Space

/// Everything that a run is made of, put together on an ordinary thread before the first tick.
public struct Setup: Sendable {
    public var filter: PoseFilter
    public var anatomy: Anatomy
    /// What a real patient's anatomy reads; `nil` for a round limb.
    public var boundaries: BoundaryStore?
    public var forces: ForceModel
    /// What the plunger meets; a bare one meets nothing.
    public var plunger: Plunger
    public var limits: Limits
    /// Leads the hand along an expert's path; `nil` where nothing does.
    public var guide: Guide?
    /// The force that carries the device's own moving parts, N, in the patient frame.
    public var weight: Vector { filter.registration.rotation.rotate(limits.weight) }
    /// Of a tick, s.
    public var period: Double
    /// Without a new report before that is a fault, s. Infinite for devices that are silent while they are still.
    public var longestSilence: Double

    public init(
        filter: PoseFilter, anatomy: Anatomy, boundaries: BoundaryStore? = nil, forces: ForceModel,
        plunger: Plunger = Plunger(SyringeMechanics()), limits: Limits, guide: Guide? = nil,
        period: Double = 0.001, longestSilence: Double = .infinity
    ) {
        self.filter = filter
        self.anatomy = anatomy
        self.boundaries = boundaries
        self.forces = forces
        self.plunger = plunger
        self.limits = limits
        self.guide = guide
        self.period = period
        self.longestSilence = longestSilence
    }
}
