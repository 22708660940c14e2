public import Authoring

/// One line of a score that is measured: a measure, when it is taken, the band that it should lie in, and its points.
public struct Criterion: Sendable, Equatable {
    /// Unique in the scenario.
    public var id: String
    public var title: LocalizedText
    public var measure: TechniqueMeasure
    public var occasion: Occasion
    /// With the scenario's override, where there is one.
    public var band: Band
    /// Why the scenario's own limits replace the guideline's; `nil` where they don't.
    public var overridden: String?
    /// The step that a time is counted from.
    public var since: String?
    public var points: Double
    /// The critical error of the band's critical part.
    public var critical: String?
    public var feedback: Advice?

    /// For a wait: the time at which all points are earned, s.
    var target: Double? {
        guard measure == .timeSinceStep, case .ranges(let full, _, _) = band.limits,
            let least = full.first?.range.lowerBound, least.isFinite
        else { return nil }
        return least
    }

    /// What to say about a value that is not in the full part.
    public struct Advice: Sendable, Equatable {
        /// Below it; for the site: too far from the acromion.
        public var low: LocalizedText?
        /// Above it; for the site: too near the acromion.
        public var high: LocalizedText?
        public var otherwise: LocalizedText?
    }
}

extension Criterion {
    /// What earns all its points, in words.
    public func limit(_ scenario: Scenario) -> LocalizedText { band.fullText(scenario.landmarks) }
}
