public import Authoring

/// A number of a preset: how large, how sure, in what unit, who says so, and how they know.
public struct PresetNumber: Sendable, Equatable {
    public var value: Double
    /// What the number may be; the value lies inside.
    public var range: ClosedRange<Double>
    public var unit: String
    public var source: String
    public var tag: Provenance.Tag

    public init(
        _ value: Double, _ range: ClosedRange<Double>, _ unit: String, _ source: String, _ tag: Provenance.Tag
    ) {
        self.value = value
        self.range = range
        self.unit = unit
        self.source = source
        self.tag = tag
    }
}
