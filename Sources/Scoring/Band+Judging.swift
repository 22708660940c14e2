extension Band {
    /// Where an observation lies. Within `margin` of a limit the better part counts.
    ///
    /// - Parameters:
    ///   - margin: the device's uncertainty, in the unit of the value, SI.
    ///   - landmarks: by id, how far below the acromion, m.
    func judge(_ seen: Observation, margin: Double, landmarks: [String: Double]) -> Judgement {
        switch limits {
        case .site(let site): return site.judge(seen, margin: margin, landmarks: landmarks)
        case .ranges(let full, let partial, let critical):
            if Self.holds(full, seen, margin) { return Judgement(grade: .full, critical: false) }
            if let partial, Self.holds(partial, seen, margin) { return Judgement(grade: .partial, critical: false) }
            switch critical {
            case .never: return Judgement(grade: .zero, critical: false)
            case .otherwise: return Judgement(grade: .zero, critical: true)
            case .when(let conditions):
                return Judgement(grade: .zero, critical: Self.holds(conditions, seen, -2e-9 - margin))
            }
        }
    }

    private static func holds(_ conditions: [Condition], _ seen: Observation, _ margin: Double) -> Bool {
        conditions.allSatisfy { condition in
            let value = seen.part(condition.part)
            return value >= condition.range.lowerBound - slack(margin)
                && value <= condition.range.upperBound + slack(margin)
        }
    }

    /// The margin, and a billionth of the SI unit for the rounding of binary numbers.
    static func slack(_ margin: Double) -> Double { margin + 1e-9 }
}

extension SiteLimits {
    func judge(_ seen: Observation, margin: Double, landmarks: [String: Double]) -> Judgement {
        func at(_ id: String) -> Double { landmarks[id] ?? .infinity }
        let slack = Band.slack(margin)
        if full.distance(seen, at: at) <= slack { return Judgement(grade: .full, critical: false) }
        if let partial, partial.distance(seen, at: at) <= slack { return Judgement(grade: .partial, critical: false) }
        if let safe { return Judgement(grade: .zero, critical: safe.distance(seen, at: at) > slack) }
        guard let critical else { return Judgement(grade: .zero, critical: false) }
        let dangerous =
            seen.value < critical.nearerThan - slack || seen.value > at(critical.beyond) + critical.by + slack
            || abs(seen.aside) > critical.aside + slack
        return Judgement(grade: .zero, critical: dangerous)
    }
}
