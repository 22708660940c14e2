import Space

/// How far one leg is from closing at a place and a crank's angle, and how that changes with both.
///
/// The grip keeps its direction, so the leg closes where the crank's end is as far from the grip as the parallelogram
/// reaches: its long side stands askew by how far the grip is across the leg. Safe on the servo thread.
struct FalconLeg: BitwiseCopyable {
    /// Distance from the crank's end to the grip less the parallelogram's reach, m: 0 where the leg closes.
    let gap: Double
    /// Change of the gap with the place of the grip, 1.
    let gradient: Vector
    /// Change of the gap with the crank's angle, m/rad.
    let lever: Double

    /// Nil where the grip is further across the leg than the parallelogram reaches.
    @_noLocks
    init?(_ leg: Int, at place: Vector, crank: FalconCrank) {
        let along = FalconGeometry.along(leg)
        let across = FalconGeometry.across(leg)
        guard let reach = FalconReach(across: across.dot(place)) else { return nil }
        let u = along.dot(place) - FalconGeometry.baseRadius + FalconGeometry.gripOffset - crank.out
        let w = place.z - crank.up
        let distance = root(u * u + w * w)
        guard distance > 1e-9 else { return nil }
        gap = distance - reach.length
        let share = 1 / distance
        gradient = along * (u * share) + Vector(0, 0, w * share) + across * reach.slope
        lever = (u * crank.up - w * crank.out) * share
    }
}

/// Where a crank's end is, m from the motor's axis: out along the leg and up toward the user.
struct FalconCrank: BitwiseCopyable {
    let out: Double
    let up: Double

    /// - Parameter angle: rad, −π … π.
    @_noLocks
    init(angle: Double) {
        let turn = CircularFunctions(angle)
        out = FalconGeometry.crank * turn.cosine
        up = FalconGeometry.crank * turn.sine
    }
}

/// How far a parallelogram reaches when the grip is so far across the leg.
struct FalconReach: BitwiseCopyable {
    /// m.
    let length: Double
    /// How fast the reach shrinks with the place across the leg, 1.
    let slope: Double

    /// - Parameter place: of the grip across the leg, m from the device's axis. Nil beyond the long side.
    @_noLocks
    init?(across place: Double) {
        let cosine =
            (place - FalconGeometry.baseShift + FalconGeometry.sideOffset) * (1 / FalconGeometry.rod)
        guard cosine > -0.999 && cosine < 0.999 else { return nil }
        let sine = root(1 - cosine * cosine)
        length = FalconGeometry.links + FalconGeometry.rod * sine
        slope = cosine / sine
    }
}
