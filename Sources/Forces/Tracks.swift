import Collision
import Space

/// The cuts that needles left, the newest four: a needle in an old one cuts nothing again.
///
/// Two are the same within a distance at the skin and an angle. Safe on the servo thread.
struct Tracks: BitwiseCopyable, Sendable {
    /// One cut.
    struct Track: BitwiseCopyable, Sendable {
        var entry = Vector.zero
        var axis = Vector.zero
        var depth = 0.0
        @_noLocks init() {}
    }
    static var most: Int { @_noLocks get { 4 } }

    /// How near two entries are one, m, and the cosine of the angle within which two directions are.
    private let near, along: Double
    private var tracks = InlineArray<4, Track>(repeating: Track())
    private var current = 0

    @_noLocks init(near: Double, along: Double) {
        self.near = near
        self.along = along
    }

    /// The needle touches the skin: finds the track that it is in, or begins a new one in the place of the oldest.
    /// - Returns: how deep it is cut, m.
    @_noLocks mutating func enter(_ entry: Vector, axis: Vector) -> Double {
        if let found = find(entry, axis: axis) {
            current = found
            return tracks[found].depth
        }
        // A track that was never cut can be used again.
        if tracks[current].depth > 0 { current = (current &+ 1) % Self.most }
        tracks[current].entry = entry
        tracks[current].axis = axis
        tracks[current].depth = 0
        return 0
    }

    /// Keeps how deep the present track is cut; at its front the needle gives it its direction.
    @_noLocks mutating func keep(_ tip: Tip, entry: Vector, axis: Vector) {
        if tip.ruptured == 1 { tracks[current].entry = entry }
        if tip.depth >= tip.cut && tip.cut > 0 { tracks[current].axis = axis }
        tracks[current].depth = tip.cut
    }

    /// A needle that was drawn back and goes on in another direction.
    /// - Returns: how deep the track in that direction is cut, m; `nil` where it is the present one.
    @_noLocks mutating func redirect(at depth: Double, axis: Vector) -> Double? {
        guard axis.dot(tracks[current].axis) < along else { return nil }
        let entry = tracks[current].entry
        if let found = find(entry, axis: axis) {
            current = found
            return max(depth, tracks[found].depth)
        }
        current = (current &+ 1) % Self.most
        tracks[current].entry = entry
        tracks[current].axis = axis
        tracks[current].depth = depth
        return depth
    }

    @_noLocks private func find(_ entry: Vector, axis: Vector) -> Int? {
        var i = 0
        while i < Self.most {
            if tracks[i].depth > 0 && (tracks[i].entry - entry).squaredLength <= near * near
                && tracks[i].axis.dot(axis) >= along
            {
                return i
            }
            i &+= 1
        }
        return nil
    }
}
