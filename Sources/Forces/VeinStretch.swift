import Collision

/// How much of a stretch of the needle lies in vessels: there a layer does not rub on it, but the walls do.
///
/// A wall lies outside the lumen, before `near` and behind `far`. Safe on the servo thread.
struct VeinStretch: BitwiseCopyable, Sendable {
    /// In walls and blood together, and in the walls alone, m.
    private(set) var whole = 0.0
    private(set) var walls = 0.0

    /// - Parameters:
    ///   - top: where the stretch begins, m from the entry along the needle, and `bottom` where it ends.
    ///   - wall: thickness of a vessel's wall, m.
    @_noLocks init(_ contact: Contact, from top: Double, to bottom: Double, wall: Double) {
        var i = 0
        while i < contact.structureCount {
            let other = contact.structures[i]
            if Way.isVessel(other.kind) && other.near < 1 {
                let all = Self.overlap(other.near - wall, other.far + wall, top, bottom)
                whole += all
                walls += all - Self.overlap(other.near, other.far, top, bottom)
            }
            i &+= 1
        }
    }

    @_noLocks private static func overlap(_ from: Double, _ to: Double, _ top: Double, _ bottom: Double) -> Double {
        max(0, min(to, bottom) - max(from, top))
    }
}
