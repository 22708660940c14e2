import Space

/// The tissue beside the shaft: each element is anchored, unstrained, where the needle cut it.
///
/// Elements are half a millimetre of track. The force is the sum over all of them, kept as running sums, so that a tick
/// costs the same at any depth. Safe on the servo thread.
struct LateralTrack: BitwiseCopyable, Sendable {
    static var element: Double { @_noLocks get { 0.0005 } }
    static var most: Int { @_noLocks get { 128 } }

    private var anchors = InlineArray<128, Vector>(repeating: Vector.zero)
    private var count = 0
    private var anchorSum = Vector.zero
    private var depthSum = 0.0
    /// How far the whole track gave way, m.
    private var given = Vector.zero

    @_noLocks init() {}

    @_noLocks mutating func leave() {
        count = 0
        anchorSum = .zero
        depthSum = 0
        given = .zero
    }

    /// Lateral force on the hand, N.
    @_noLocks mutating func press(
        depth: Double, entry: Vector, axis: Vector, needle: NeedleMechanics
    ) -> Vector {
        let h = Self.element
        let covered = min(Self.most, Int(max(0, depth) / h))
        while count < covered {
            let l = (Double(count) + 0.5) * h
            let anchor = entry + axis * l - given
            anchors[count] = anchor
            anchorSum = anchorSum + anchor
            depthSum += l
            count &+= 1
        }
        while count > covered {
            count &-= 1
            anchorSum = anchorSum - anchors[count]
            depthSum -= (Double(count) + 0.5) * h
        }
        guard count > 0 else {
            leave()
            return .zero
        }
        let n = Double(count)
        let mean = ((entry + axis * (depthSum / n)) - anchorSum * (1 / n)).across(axis)
        var shift = mean - given.across(axis)
        let reach = shift.length
        if reach > needle.lateralReach {
            let over = shift * ((reach - needle.lateralReach) / reach)
            given = given + over
            shift = shift - over
        }
        let tissue = needle.lateral * n * h
        return shift * (-tissue * needle.bending / (tissue + needle.bending))
    }
}
