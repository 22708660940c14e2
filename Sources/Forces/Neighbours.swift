import Collision

/// What the tip is near or in, besides layers.
///
/// Safe on the servo thread.
struct Neighbours: BitwiseCopyable, Sendable {
    /// From the tip to the surface of the nearest nerve and of the nearest bursa, m; negative inside, 1 far from all.
    var nerve = 1.0
    var bursa = 1.0
    /// The tip is in the lumen of a vein, or at its far wall from inside.
    var inVein = false

    /// - Parameter depth: of the real tip, m.
    @_noLocks init(_ contact: Contact, depth: Double) {
        guard depth > 0 else { return }
        var i = 0
        while i < contact.structureCount {
            let other = contact.structures[i]
            // Where the line crosses it, the way along the line; beside it, how far the line passes.
            let distance = other.near < 1 ? max(other.near - depth, depth - other.far) : other.distance
            switch other.kind {
            case .nerve: nerve = min(nerve, distance)
            case .bursa: bursa = min(bursa, distance)
            case .vessel: inVein = inVein || depth > other.near + 1e-6 && depth < other.far + 1e-6
            case .bone: break
            }
            i &+= 1
        }
    }
}
