import Collision

/// What lies ahead of the tip along the needle in one tick.
///
/// Safe on the servo thread.
struct Way: BitwiseCopyable, Sendable {
    /// Outer faces of skin, fat, fascia, muscle, bone from the entry, m.
    var faces: InlineArray<5, Double>
    /// Where the line goes into the next vein and out of it again, m; 1 where it misses all.
    var near = 1.0
    var far = 1.0
    /// It goes through a vessel somewhere, passed or not.
    private(set) var crossesVessel = false

    /// - Parameter cut: how deep the track is cut, m: veins above its end lie behind.
    @_noLocks init(_ contact: Contact, cut: Double) {
        faces = contact.faces
        var i = 0
        while i < contact.structureCount {
            let other = contact.structures[i]
            if Self.isVessel(other.kind) && other.near < 1 {
                crossesVessel = true
                if other.near < near && other.far > cut - 0.0001 {
                    near = other.near
                    far = other.far
                }
            }
            i &+= 1
        }
    }

    @_noLocks static func isVessel(_ kind: Structure.Kind) -> Bool {
        switch kind {
        case .vessel: true
        default: false
        }
    }

    /// The layer at a depth, 0 (air) … 5 (bone).
    @_noLocks func layer(at depth: Double) -> Int {
        var layer = 0
        while layer < 5 && depth > faces[layer] { layer &+= 1 }
        return layer
    }

    /// The next thing that the tip meets in a layer below `depth`; a layer's own face counts wherever it lies.
    /// - Parameter inVein: the tip is in the vein, so that only its far wall is ahead.
    @_noLocks func next(after depth: Double, layer: Int, inVein: Bool, septa: Septa) -> (at: Double, barrier: Barrier) {
        var at = layer < 5 ? faces[layer] : 1
        var barrier = Barrier.face
        let wall = inVein ? far : near
        if wall < at && (inVein || wall > depth) {
            at = wall
            barrier = inVein ? .farWall : .nearWall
        }
        if layer == 2 && !inVein && septa.spacing > 0 {
            let septum = septa.next(after: depth - faces[1])
            if septum.depth + faces[1] < at {
                at = septum.depth + faces[1]
                barrier = .septum(septum.force)
            }
        }
        return (at, barrier)
    }
}
