import Space

/// The direction of a needle whose device senses only a place: the way that the tip came over the last stretch before the
/// skin, held from the touch on.
///
/// The straight line that lies nearest to the places of that stretch, so that one place's error counts little. A tip that
/// hovers, or goes along the skin or away from it, says nothing about the needle: the direction stays as it was.
/// Safe on the servo thread.
struct ApproachDirection: BitwiseCopyable, Sendable {
    /// The flattest way that counts as an approach: 10° to the skin (assumed: flatter than any injection), as a sine.
    private static var flattest: Double { @_noLocks get { 0.1736 } }

    private let approach: Double
    private var places = InlineArray<32, Vector>(repeating: .zero)
    private var head = 0
    private var count = 0
    private var axis: Vector?

    /// - Parameter approach: the length of the stretch, m.
    @_noLocks init(approach: Double) { self.approach = approach }

    /// Forgets the way, and keeps the direction.
    @_noLocks mutating func restart() { count = 0 }

    /// The direction of insertion now, length 1; straight into the skin until there was an approach.
    /// - Parameters:
    ///   - tip: the needle's tip, m.
    ///   - normal: of the skin under it, outward.
    ///   - height: of the tip over the skin, m.
    @_noLocks mutating func follow(_ tip: Vector, normal: Vector, height: Double) -> Vector {
        guard height > 0 else {
            count = 0
            return axis ?? -normal
        }
        // A place every 16th of the stretch: the ring holds twice the stretch.
        let spacing = approach * (1.0 / 16)
        if count == 0 || (tip - places[head]).squaredLength >= spacing * spacing {
            head = (head &+ 1) & 31
            places[head] = tip
            count = min(32, count &+ 1)
        }
        var kept = 0
        while kept < count && (tip - places[(head &- kept) & 31]).squaredLength <= approach * approach {
            kept &+= 1
        }
        // Fewer places than the stretch holds: the way is shorter, or it is no straight way.
        if kept < count && kept >= 8 {
            let way = slope(of: kept).unit(or: -normal)
            if -way.dot(normal) > Self.flattest { axis = way }
        }
        return axis ?? -normal
    }

    /// The direction of the line nearest to the newest places, which are evenly spaced: the sum of the places, each
    /// weighted by how far it is from the middle one.
    @_noLocks private func slope(of kept: Int) -> Vector {
        let middle = Double(kept &- 1) * 0.5
        var sum = Vector.zero
        var back = 0
        while back < kept {
            sum = sum + places[(head &- back) & 31] * (middle - Double(back))
            back &+= 1
        }
        return sum
    }
}
