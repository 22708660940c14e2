import Space

/// The tissue beside the shaft: each element is anchored, unstrained, where the bent needle cut it.
///
/// Elements are half a millimetre of track; the deepest counts by the part of it that the needle covers. Each is a spring
/// to the shaft, and the shaft gives way by the needle's bending. Sums run along, so that a tick costs the same at any
/// depth. No closed path takes energy out: an element enters unstrained and leaves with what it stored.
/// Safe on the servo thread.
struct LateralTrack: BitwiseCopyable, Sendable {
    static var element: Double { @_noLocks get { 0.0005 } }
    static var most: Int { @_noLocks get { 128 } }

    private var anchors = InlineArray<128, Vector>(repeating: Vector.zero)
    private var count = 0
    private var anchorSum = Vector.zero
    private var leverSum = Vector.zero
    private var depthSum = 0.0
    private var squareSum = 0.0
    /// The deepest element: where it is anchored, and how much of it is covered, 0 … 1.
    private var last = Vector.zero
    private var share = 0.0
    /// How far the whole track gave way, and how far the needle is bent, m.
    private var given = Vector.zero
    private var bent = Vector.zero

    @_noLocks init() {}

    @_noLocks mutating func leave() {
        count = 0
        share = 0
        anchorSum = .zero
        leverSum = .zero
        depthSum = 0
        squareSum = 0
        given = .zero
        bent = .zero
    }

    /// The force on the hand across the needle, N, and its moment about the needle's hub, N·m.
    /// - Parameter travel: of the hand's tip, m; the hub lies the needle's length behind it.
    @_noLocks mutating func press(
        depth: Double, travel: Double, entry: Vector, axis: Vector, needle: inout NeedleMechanics
    ) -> (force: Vector, moment: Vector) {
        guard depth > 0 else {
            leave()
            return (.zero, .zero)
        }
        let h = Self.element
        let covered = min(Double(Self.most), depth / h)
        let whole = min(Self.most &- 1, Int(covered))
        while count < whole { fill(entry: entry, axis: axis) }
        while count > whole { empty() }
        cover(covered - Double(whole), entry: entry, axis: axis)

        let at = (Double(count) + 0.5) * h
        let n = Double(count) + share
        let depths = depthSum + at * share
        let squares = squareSum + at * at * share
        let shifts = (entry * n + axis * depths - anchorSum - last * share).across(axis)
        let levers = (entry * depths + axis * squares - leverSum - last * (at * share)).across(axis)
        var shift = shifts * (1 / n) - given.across(axis)
        let reach = shift.length
        if reach > needle.lateralReach {
            let over = shift * ((reach - needle.lateralReach) / reach)
            given = given + over
            shift = shift - over
        }
        let tissue = needle.lateral * n * h
        bent = shift * (tissue / (tissue + needle.bending))
        let force = bent * -needle.bending
        let held = given.across(axis) + bent
        let turning = (levers - held * depths) * (-needle.lateral * h)
        return (force, axis.cross(turning - force * (travel - needle.length)))
    }

    /// The deepest element is covered whole, and the next begins.
    @_noLocks private mutating func fill(entry: Vector, axis: Vector) {
        cover(1, entry: entry, axis: axis)
        let at = (Double(count) + 0.5) * Self.element
        anchors[count] = last
        anchorSum = anchorSum + last
        leverSum = leverSum + last * at
        depthSum += at
        squareSum += at * at
        count &+= 1
        share = 0
    }

    /// The deepest element is left, and the one above it becomes the deepest.
    @_noLocks private mutating func empty() {
        count &-= 1
        let at = (Double(count) + 0.5) * Self.element
        last = anchors[count]
        share = 1
        anchorSum = anchorSum - last
        leverSum = leverSum - last * at
        depthSum -= at
        squareSum -= at * at
    }

    /// Covers the deepest element by `part`: what is new of it is anchored where the bent needle is now.
    @_noLocks private mutating func cover(_ part: Double, entry: Vector, axis: Vector) {
        if part > share {
            let here = entry + axis * ((Double(count) + 0.5) * Self.element) - given - bent
            last = share > 0 ? last + (here - last) * ((part - share) / part) : here
        }
        share = part
    }
}
