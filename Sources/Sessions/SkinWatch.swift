import Servo

/// Counts punctures, and is not fooled by a needle that trembles in the mouth of its own channel.
///
/// After the needle left the skin it must come 1 mm away from it, or 1 mm into it, before another puncture counts.
struct SkinWatch: Sendable {
    enum Change: Sendable {
        case punctured, left
    }

    /// m (an engineering choice: well above tremor, well below any insertion).
    static let clearance = 0.001

    private(set) var punctures = 0
    /// In the skin, and said so.
    private(set) var inside = false
    private var cleared = true
    /// Near the mouth of a channel: every frame must be looked at, not only those in which a mark changes.
    var isUnsettled: Bool { !inside && !cleared }

    mutating func watch(_ frame: Frame) -> Change? {
        let inTissue = frame.marks.contains(.inTissue)
        if inside {
            guard !inTissue else { return nil }
            inside = false
            cleared = false
            return .left
        }
        if !inTissue {
            if !cleared && frame.below[0] < -Self.clearance { cleared = true }
            return nil
        }
        guard cleared || frame.depth > Self.clearance else { return nil }
        inside = true
        punctures += 1
        return .punctured
    }
}
