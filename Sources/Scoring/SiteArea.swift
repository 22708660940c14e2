/// A part of the skin that a site band names. Landmarks lie on the midline, straight below the lateral edge of the
/// acromion. All lengths in m.
public enum SiteArea: Sendable, Equatable {
    /// Within a distance of any of these landmarks.
    case near(within: Double, of: [String])
    /// Within a distance of the midline between two landmarks.
    case between(within: Double, String, String)
    /// So far below the acromion and at most so far aside of the midline; with a landmark, not below it.
    case zone(below: ClosedRange<Double>, aside: Double, above: String?)

    /// Every landmark that is named.
    var landmarks: [String] {
        switch self {
        case .near(_, let of): of
        case .between(_, let one, let other): [one, other]
        case .zone(_, _, let above): above.map { [$0] } ?? []
        }
    }

    /// How far outside the area a place is, m; 0 inside it.
    ///
    /// - Parameter at: how far below the acromion a landmark is, m.
    func distance(_ seen: Observation, at: (String) -> Double) -> Double {
        func toStretch(_ stretch: ClosedRange<Double>, _ aside: Double) -> Double {
            let along = seen.value - min(max(seen.value, stretch.lowerBound), stretch.upperBound)
            let across = max(0, abs(seen.aside) - aside)
            return (along * along + across * across).squareRoot()
        }
        switch self {
        case .near(let within, let of):
            return max(0, (of.map { toStretch(at($0)...at($0), 0) }.min() ?? .infinity) - within)
        case .between(let within, let one, let other):
            let (a, b) = (at(one), at(other))
            return max(0, toStretch(min(a, b)...max(a, b), 0) - within)
        case .zone(let below, let aside, let above):
            let lowest = above.map(at).map { min($0, below.upperBound) } ?? below.upperBound
            return toStretch(min(below.lowerBound, lowest)...lowest, aside)
        }
    }

    /// From the acromion, the first and the last place of the midline that belongs to it, m.
    func stretch(at: (String) -> Double) -> ClosedRange<Double>? {
        switch self {
        case .near(let within, let of):
            let places = of.map(at)
            guard let first = places.min(), let last = places.max() else { return nil }
            return (first - within)...(last + within)
        case .between(let within, let one, let other):
            return (min(at(one), at(other)) - within)...(max(at(one), at(other)) + within)
        case .zone(let below, _, let above):
            let lowest = above.map(at).map { min($0, below.upperBound) } ?? below.upperBound
            return min(below.lowerBound, lowest)...lowest
        }
    }
}
