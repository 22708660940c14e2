import Space

/// The three cranks of a Falcon at once.
///
/// Safe on the servo thread.
struct FalconCranks: BitwiseCopyable {
    let first: FalconCrank
    let second: FalconCrank
    let third: FalconCrank

    @_noLocks
    init(counts: InlineArray<3, Double>) {
        first = Self.crank(counts[0])
        second = Self.crank(counts[1])
        third = Self.crank(counts[2])
    }

    @_noLocks
    private static func crank(_ counts: Double) -> FalconCrank {
        FalconCrank(angle: FalconGeometry.angleAtZero + counts * FalconGeometry.radiansPerCount)
    }

    /// True where the grip is on the user's side of every crank: on the other the legs close too, but can't go there.
    @_noLocks
    func reach(_ place: Vector) -> Bool {
        place.isFinite && place.z > first.up && place.z > second.up && place.z > third.up
    }
}

/// The three legs of a Falcon at one place and one turn of the cranks.
///
/// Safe on the servo thread.
struct FalconPose: BitwiseCopyable {
    let first: FalconLeg
    let second: FalconLeg
    let third: FalconLeg
    private let a: Vector
    private let b: Vector
    private let c: Vector
    private let determinant: Double

    /// Nil where a leg can't be there.
    @_noLocks
    init?(_ place: Vector, _ cranks: FalconCranks) {
        guard let first = FalconLeg(0, at: place, crank: cranks.first),
            let second = FalconLeg(1, at: place, crank: cranks.second),
            let third = FalconLeg(2, at: place, crank: cranks.third)
        else { return nil }
        self.first = first
        self.second = second
        self.third = third
        a = second.gradient.cross(third.gradient)
        b = third.gradient.cross(first.gradient)
        c = first.gradient.cross(second.gradient)
        determinant = first.gradient.dot(a)
    }

    /// How far each leg is from closing, m.
    @inline(__always)
    var gaps: Vector { @_noLocks get { Vector(first.gap, second.gap, third.gap) } }

    /// The movement that changes the gaps by so much, m; nil where the legs stand in one plane.
    @_noLocks
    func solve(_ gaps: Vector) -> Vector? {
        guard abs(determinant) > 1e-3 else { return nil }
        return (a * gaps.x + b * gaps.y + c * gaps.z) * (1 / determinant)
    }

    /// How a force on the grip is shared by the legs, N each; nil where the legs stand in one plane.
    @_noLocks
    func shares(of force: Vector) -> Vector? {
        guard abs(determinant) > 1e-3 else { return nil }
        return Vector(force.dot(a), force.dot(b), force.dot(c)) * (1 / determinant)
    }
}
