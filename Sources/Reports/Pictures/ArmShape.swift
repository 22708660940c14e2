import Collision
import Sessions
import Space

/// The round arm of a run, for drawing: concentric layers about the bone's axis.
struct ArmShape: Sendable {
    /// Depths of the outer faces of skin, fat, fascia, muscle, bone, m; the first is 0.
    let faces: [Double]
    /// Skin to the bone's axis, m: the arm's radius.
    let radius: Double
    let boneRadius: Double

    /// `nil` where the run's numbers make no arm: a face missing, out of order or not finite.
    init?(_ run: RunRecord) {
        let faces = run.layers
        guard faces.count == Layer.boundaries, faces.allSatisfy(\.isFinite), faces[0].magnitude < 1e-6,
            zip(faces, faces.dropFirst()).allSatisfy({ $0 <= $1 }),
            run.boneAxisDepth.isFinite, run.boneRadius.isFinite,
            run.boneRadius > 0, run.boneAxisDepth > faces[4], run.boneAxisDepth < 0.5
        else { return nil }
        self.faces = faces
        radius = run.boneAxisDepth
        boneRadius = run.boneRadius
    }

    /// Depth of a place below the skin along the arm's radius, m; negative outside.
    func depth(of place: Vector) -> Double {
        radius - Vector(place.x, 0, place.z + radius).length
    }

    /// The layers with their faces, outer to inner, m below the skin. The bone's inner face is its axis.
    var bands: [(layer: Layer, from: Double, to: Double)] {
        let layers: [Layer] = [.skin, .fat, .fascia, .muscle, .bone]
        return layers.indices.map { (layers[$0], faces[$0], $0 + 1 < faces.count ? faces[$0 + 1] : radius) }
    }
}
