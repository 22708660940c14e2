public import Space

/// Cranks' angles ↔ place of the grip, and force on the grip ↔ torque on the cranks. Exact, both ways.
///
/// A parallelogram's reach depends on where the grip is across its leg, so that three spheres do not say where the grip
/// is: Newton's method does, from the place before, and step-limited from the workspace's middle where that fails. Only
/// + − × ÷ √. Safe on the servo thread.
@frozen
public struct FalconKinematics: BitwiseCopyable, Sendable {
    /// The largest error of a place that counts as found, m.
    @inlinable
    public static var tolerance: Double { @_noLocks get { 1e-9 } }
    /// Steps from the place before.
    @inlinable
    static var warmSteps: Int { @_noLocks get { 5 } }
    /// Steps from the middle, each held to ``longestStep``.
    @inlinable
    static var coldSteps: Int { @_noLocks get { 40 } }
    /// m.
    @inlinable
    static var longestStep: Double { @_noLocks get { 0.010 } }

    @usableFromInline var last: Vector
    /// How many steps the newest place took.
    public private(set) var steps = 0

    /// Starts in the middle of the workspace.
    @_noLocks
    public init() { last = FalconGeometry.centre }

    /// Where the grip is at these counts of the encoders, m; nil where the legs close nowhere.
    @_noLocks
    public mutating func place(counts: InlineArray<3, Double>) -> Vector? {
        let cranks = FalconCranks(counts: counts)
        steps = 0
        if let found = search(cranks, from: last, steps: Self.warmSteps, longest: Self.longestStep) {
            return settle(found)
        }
        if let found = search(cranks, from: FalconGeometry.centre, steps: Self.coldSteps, longest: Self.longestStep) {
            return settle(found)
        }
        last = FalconGeometry.centre
        return nil
    }

    @_noLocks
    private mutating func settle(_ place: Vector) -> Vector {
        last = place
        return place
    }

    @_noLocks
    private mutating func search(
        _ cranks: FalconCranks, from start: Vector, steps most: Int, longest: Double
    ) -> Vector? {
        var place = start
        for _ in 0..<most {
            guard let pose = FalconPose(place, cranks), let way = pose.solve(pose.gaps) else { return nil }
            steps &+= 1
            let size = way.length
            guard size < .infinity else { return nil }
            place = place - (size > longest ? way * (longest / size) : way)
            if size < Self.tolerance { return cranks.reach(place) ? place : nil }
        }
        return nil
    }

    /// The counts at which the grip is at `place`; nil where it can't be. Not rounded: encoders count whole ones.
    @_noLocks
    public static func counts(at place: Vector) -> InlineArray<3, Double>? {
        var counts = InlineArray<3, Double>(repeating: 0)
        for leg in 0..<FalconGeometry.legs {
            let u =
                FalconGeometry.along(leg).dot(place) - FalconGeometry.baseRadius + FalconGeometry.gripOffset
            guard let reach = FalconReach(across: FalconGeometry.across(leg).dot(place)) else { return nil }
            let square = u * u + place.z * place.z - reach.length * reach.length
            let arm = FalconGeometry.crank
            let sum = square + arm * arm
            // Two angles close a leg; this is the one with the crank's elbow outward, which the device's stops allow.
            let inside = 4 * arm * arm * place.z * place.z - (sum * sum - 4 * arm * arm * u * u)
            guard inside >= 0 else { return nil }
            let below = 2 * arm * place.z + root(inside)
            guard below > 1e-9 else { return nil }
            let half = (sum - 2 * arm * u) / below
            let n = 1 / root(1 + half * half)
            let angle = 2 * CircularFunctions.angle(sine: half * n, cosine: n)
            counts[leg] = (angle - FalconGeometry.angleAtZero) / FalconGeometry.radiansPerCount
        }
        return counts
    }

    /// The torques on the cranks, N·m, that put `force` (N) on the grip at the newest place, at these counts; none where
    /// the legs can't carry it.
    @_noLocks
    public func torques(for force: Vector, counts: InlineArray<3, Double>) -> InlineArray<3, Double> {
        var torques = InlineArray<3, Double>(repeating: 0)
        guard force.isFinite, let pose = FalconPose(last, FalconCranks(counts: counts)),
            let shares = pose.shares(of: force)
        else { return torques }
        torques[0] = -pose.first.lever * shares.x
        torques[1] = -pose.second.lever * shares.y
        torques[2] = -pose.third.lever * shares.z
        return torques
    }

    /// The force on the grip, N, that these torques (N·m) make at the newest place; the opposite of
    /// ``torques(for:counts:)``.
    @_noLocks
    public func force(of torques: InlineArray<3, Double>, counts: InlineArray<3, Double>) -> Vector? {
        guard let pose = FalconPose(last, FalconCranks(counts: counts)) else { return nil }
        let levers = Vector(pose.first.lever, pose.second.lever, pose.third.lever)
        guard abs(levers.x) > 1e-6 && abs(levers.y) > 1e-6 && abs(levers.z) > 1e-6 else { return nil }
        return
            -(pose.first.gradient * (torques[0] / levers.x) + pose.second.gradient * (torques[1] / levers.y)
            + pose.third.gradient * (torques[2] / levers.z))
    }
}
