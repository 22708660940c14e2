public import Authoring

/// An error that fails the attempt whatever the points say.
public struct CriticalError: Sendable, Codable, Equatable {
    /// `identity`, `screening`, `hygiene`, `drug`, `site`, `target-layer`, `dose`, `withdrawn-while-flowing`, `bone`, `recapping`, …
    public var id: String
    /// The step that it belongs to.
    public var step: String
    public var title: LocalizedText
    /// What was seen, with its value.
    public var seen: LocalizedText
    /// What would have been right.
    public var limit: LocalizedText
    public var source: String
    public var ticks: TickRange?

    public init(
        id: String, step: String, title: LocalizedText, seen: LocalizedText, limit: LocalizedText, source: String,
        ticks: TickRange?
    ) {
        self.id = id
        self.step = step
        self.title = title
        self.seen = seen
        self.limit = limit
        self.source = source
        self.ticks = ticks
    }
}

/// A number about the technique that earns no points: time, path, peak force.
public struct Metric: Sendable, Codable, Equatable {
    public var id: String
    /// As the report calls it.
    public var title: LocalizedText
    /// `nil` where it never came to be measured.
    public var value: Double?
    public var unit: String
    /// How it is defined, in one sentence.
    public var definition: LocalizedText
    public var sensing: String?
    public var ticks: TickRange?

    public init(
        id: String, title: LocalizedText, value: Double?, unit: String, definition: LocalizedText, sensing: String?,
        ticks: TickRange?
    ) {
        self.id = id
        self.title = title
        self.value = value
        self.unit = unit
        self.definition = definition
        self.sensing = sensing
        self.ticks = ticks
    }
}

/// A criterion that this device can't show.
public struct LeftOut: Sendable, Codable, Equatable {
    /// Where it belongs: the ids of step and criterion.
    public var step: String
    public var criterion: String
    /// What it would have been worth.
    public var points: Double
    /// Why the device can't show it.
    public var because: LocalizedText

    public init(step: String, criterion: String, points: Double, because: LocalizedText) {
        self.step = step
        self.criterion = criterion
        self.points = points
        self.because = because
    }
}
