import Collision

/// How much of the needle lies in vessels: there a layer does not rub on it, but the walls do.
///
/// A wall lies outside the lumen, before `near` and behind `far`. Safe on the servo thread.
struct VeinStretch: BitwiseCopyable, Sendable {
    /// Of each layer, 1 (skin) … 4 (muscle), in walls and blood together, m.
    private(set) var whole = InlineArray<5, Double>(repeating: 0)
    /// In the walls alone, m.
    private(set) var walls = 0.0

    /// None.
    @_noLocks init() {}

    /// - Parameters:
    ///   - depth: of the real tip, m.
    ///   - wall: thickness of a vessel's wall, m.
    @_noLocks init(_ contact: Contact, depth: Double, wall: Double) {
        var i = 0
        while i < contact.structureCount {
            let (kind, near, far) = (
                contact.structures[i].kind, contact.structures[i].near, contact.structures[i].far
            )
            i &+= 1
            guard Way.isVessel(kind) && near < 1 else { continue }
            var layer = 1
            while layer < 5 {
                let (top, bottom) = (contact.faces[layer &- 1], min(depth, contact.faces[layer]))
                let all = Self.overlap(near - wall, far + wall, top, bottom)
                whole[layer] += all
                walls += all - Self.overlap(near, far, top, bottom)
                layer &+= 1
            }
        }
    }

    @_noLocks private static func overlap(_ from: Double, _ to: Double, _ top: Double, _ bottom: Double) -> Double {
        max(0, min(to, bottom) - max(from, top))
    }
}
