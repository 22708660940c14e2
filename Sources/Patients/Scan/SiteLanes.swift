import Collision

/// Puts the measured distances of one point in their places, each layer inside the one before.
enum SiteLanes {
    /// The most that is kept, m: beyond that it only counts that it is far.
    static let most: Float = 0.3

    /// - Parameters: distances, m, positive inside; the thicknesses of skin and fascia, m.
    static func lanes(
        skin: Float, fascia: Float, bone: Float, vessel: Float?, nerve: Float?, dermis: Float, sheath: Float
    ) -> SIMD8<Float> {
        func held(_ x: Float) -> Float { max(-most, min(most, x)) }
        var lanes = SIMD8<Float>(repeating: BoundaryStore.nothing)
        lanes[0] = held(skin)
        lanes[1] = held(skin - dermis)
        lanes[2] = min(lanes[1], held(fascia))
        lanes[3] = min(lanes[2], held(fascia - sheath))
        lanes[4] = min(lanes[3], held(bone))
        if let vessel { lanes[5] = held(vessel) }
        if let nerve { lanes[6] = held(nerve) }
        return lanes
    }
}
