import Collision
import Recordings
import Space

/// The outer faces of a site's layers near the landmark, as surfaces that a viewer draws.
///
/// Found on a grid of lines along z, where the anatomy says that a point lies on the face: right for a round limb and for a
/// real patient. Where a line has no such point, there is no surface.
struct LayerSurfaces {
    private static let step = 0.004
    private static let reach = 10

    private let anatomy: Anatomy

    init(_ anatomy: Anatomy) { self.anatomy = anatomy }

    /// All five as one scene, from outside in.
    func scene(time: UInt64) -> [UInt8] {
        var update = SceneUpdate(time: time)
        for (face, layer) in Layer.allCases.dropFirst().enumerated() {
            let (points, triangles) = surface(face)
            guard !triangles.isEmpty else { continue }
            update.draw("\(layer)") {
                $0.surface(points, triangles: triangles, Self.colour(layer, cover: layer == .bone ? 1 : 0.25))
            }
        }
        return update.encoded
    }

    /// The colour of a layer.
    static func colour(_ layer: Layer, cover: Double) -> SceneEntity.Colour {
        switch layer {
        case .air: SceneEntity.Colour(0.8, 0.8, 0.8, cover: cover)
        case .skin: SceneEntity.Colour(0.95, 0.78, 0.66, cover: cover)
        case .fat: SceneEntity.Colour(0.98, 0.87, 0.45, cover: cover)
        case .fascia: SceneEntity.Colour(0.85, 0.85, 0.9, cover: cover)
        case .muscle: SceneEntity.Colour(0.75, 0.25, 0.25, cover: cover)
        case .bone: SceneEntity.Colour(0.95, 0.93, 0.85, cover: cover)
        }
    }

    private func surface(_ face: Int) -> (points: [Vector], triangles: [UInt32]) {
        var points: [Vector] = []
        var numbers: [[UInt32?]] = []
        for row in -Self.reach...Self.reach {
            numbers.append([])
            for column in -Self.reach...Self.reach {
                let place = anatomy.top(of: face, x: Double(column) * Self.step, y: Double(row) * Self.step)
                numbers[numbers.count - 1].append(place.map { _ in UInt32(points.count) })
                if let place { points.append(place) }
            }
        }
        var triangles: [UInt32] = []
        for row in 0..<(2 * Self.reach) {
            for column in 0..<(2 * Self.reach) {
                let corners = (
                    numbers[row][column], numbers[row][column + 1], numbers[row + 1][column],
                    numbers[row + 1][column + 1]
                )
                guard case let (a?, b?, c?, d?) = corners else { continue }
                triangles += [a, b, c, b, d, c]
            }
        }
        return (points, triangles)
    }
}
