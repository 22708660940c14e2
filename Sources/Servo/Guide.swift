public import Space

/// A soft pull toward an expert's path, across the needle only: it never drives a needle in, nor out.
///
/// The pull grows from nothing within 1 mm of the path to the largest at 10 mm, and is taken times an authority that
/// follows the deviation slowly: who keeps to the path feels nothing. Before the skin the path is where the expert's tip
/// came from; in tissue it begins where this needle went in. Only + − × ÷ √. Safe on the servo thread.
public struct Guide: BitwiseCopyable, Sendable {
    /// The most points of a path.
    public static var capacity: Int { @_noLocks get { 48 } }
    /// The largest pull of any guide, N (assumed: well below what skin answers with, and above what a hand overlooks).
    public static var strongest: Double { @_noLocks get { 0.5 } }
    /// Within this nothing pulls, and from that on all of it, m (assumed).
    static var near: Double { @_noLocks get { 0.001 } }
    static var far: Double { @_noLocks get { 0.010 } }
    /// A tip that is further from every point of the path is not led, m (assumed).
    static var reach: Double { @_noLocks get { 0.040 } }
    /// How fast the pull may change, N/s (assumed).
    public static var slew: Double { @_noLocks get { 5 } }
    /// How fast the authority rises and falls, 1/s (assumed): a second to take the hand, two to let it go.
    static var rise: Double { @_noLocks get { 1 } }
    static var fall: Double { @_noLocks get { 0.5 } }

    /// What a guide gives in a tick.
    @frozen
    public struct Pull: BitwiseCopyable, Sendable {
        /// N, across the needle.
        public var force = Vector.zero
        /// How far the tip is from the path, across the needle, m; 0 where it is not led.
        public var deviation = 0.0
        @_noLocks init() {}
    }

    private var points = InlineArray<48, Vector>(repeating: .zero)
    /// 1/m² of the piece that begins at each point; 0 where that has no length.
    private var inverses = InlineArray<48, Double>(repeating: 0)
    private let count: Int
    private let entry: Vector
    private let largest: Double
    private var force = Vector.zero
    private var authority = 0.0

    /// Not for the servo thread. Nil where there is no path: fewer than two points, or one that is not finite.
    /// - Parameters:
    ///   - path: of the tip, from outside inward, m in the patient frame; at most ``capacity`` points.
    ///   - entry: where the path goes through the skin.
    ///   - largest: the largest pull, N; no more than ``strongest``, and 0 for a device that only shows the deviation.
    public init?(path: [Vector], entry: Vector, largest: Double) {
        guard path.count >= 2, path.count <= Self.capacity, path.allSatisfy(\.isFinite), entry.isFinite, largest >= 0
        else { return nil }
        count = path.count
        self.entry = entry
        self.largest = min(Self.strongest, largest)
        for (index, point) in path.enumerated() {
            points[index] = point
            guard index > 0 else { continue }
            let way = (point - path[index - 1]).squaredLength
            inverses[index - 1] = way > 1e-14 ? 1 / way : 0
        }
    }

    /// Lets go at once: nobody knows where the hand is, or whether it may be led.
    @_noLocks public mutating func rest() {
        force = .zero
        authority = 0
    }

    /// One tick.
    /// - Parameters:
    ///   - tip: of the hand, m.
    ///   - axis: direction of insertion, unit length.
    ///   - entered: where the needle went in; the path is shifted there. `nil` outside.
    ///   - period: s.
    @_noLocks public mutating func step(tip: Vector, axis: Vector, entered: Vector?, period: Double) -> Pull {
        var pull = Pull()
        let shift = entered.map { $0 - entry } ?? .zero
        let way = nearest(to: tip - shift)
        guard way.isFinite, axis.isFinite, way.squaredLength < Self.reach * Self.reach else {
            rest()
            return pull
        }
        let aside = way.across(axis)
        let distance = aside.length
        pull.deviation = distance
        let share = max(0, min(1, (distance - Self.near) / (Self.far - Self.near)))
        let wanted = share * share * (3 - 2 * share)
        let rate = wanted > authority ? Self.rise : Self.fall
        authority += (wanted - authority) * min(1, rate * period)
        let goal = distance > 1e-9 ? aside * (largest * wanted * authority / distance) : .zero
        force = turned(toward: goal, axis: axis, period: period)
        pull.force = force
        return pull
    }

    /// The last force, across the present axis, moved toward a goal no faster than the slew.
    @_noLocks private func turned(toward goal: Vector, axis: Vector, period: Double) -> Vector {
        let last = force.across(axis)
        let change = goal - last
        let most = Self.slew * period
        let size = change.length
        let next = size > most ? last + change * (most / size) : goal
        let strength = next.length
        guard strength < .infinity else { return .zero }
        return strength > largest ? next * (largest / strength) : next
    }

    /// From a place to the nearest of the path.
    @_noLocks private func nearest(to place: Vector) -> Vector {
        var best = points[0] - place
        var least = best.squaredLength
        for index in 0..<(count - 1) {
            let from = points[index]
            let piece = points[index + 1] - from
            let share = max(0, min(1, (place - from).dot(piece) * inverses[index]))
            let way = from + piece * share - place
            let length = way.squaredLength
            if length < least {
                least = length
                best = way
            }
        }
        return best
    }
}
