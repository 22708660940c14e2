public import Authoring

/// One number that a file of presets must hold: `skin.puncture`, in N, between what the program can bear.
public struct PresetKey: Sendable, Hashable {
    /// The mapping that it stands in, and its name there.
    public let section, name: String
    /// What is measured, and in which unit the table keeps it.
    public let kind: Quantity
    public let unit: String
    /// What the program can bear, in the unit.
    public let bounds: ClosedRange<Double>

    public init(
        _ section: String, _ name: String, _ kind: Quantity, _ unit: String, _ bounds: ClosedRange<Double>
    ) {
        self.section = section
        self.name = name
        self.kind = kind
        self.unit = unit
        self.bounds = bounds
    }

    /// As a scenario names it: `skin.puncture`.
    public var path: String { "\(section).\(name)" }

    /// The unit's size in SI.
    var scale: Unit? { kind.units.first { $0.name == unit } }
}
