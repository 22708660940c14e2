public import Authoring

/// One thing that the forces must show, who says so, and how to measure it on the model.
public struct Target: Sendable {
    /// `V1`.
    public let id: String
    public let claim: String
    public let source: String
    /// How the claim is known, and how its range is; nil where the range is no number of a source.
    public let tag: Provenance.Tag?
    public let rangeTag: Provenance.Tag?
    /// Measures it. Every finding must lie in its range.
    let measure: @Sendable (Subject) -> [Finding]

    init(
        _ id: String, _ claim: String, _ source: String, _ tag: Provenance.Tag?, _ rangeTag: Provenance.Tag?,
        _ measure: @escaping @Sendable (Subject) -> [Finding]
    ) {
        self.id = id
        self.claim = claim
        self.source = source
        self.tag = tag
        self.rangeTag = rangeTag
        self.measure = measure
    }

    /// All of them, in the order of the table.
    public static let all: [Target] =
        Targets.skin + Targets.layers + Targets.tracks + Targets.plunger + Targets.bone + Targets.energy + Targets.liver
        + Targets.softLiver
        + Targets.needles + Targets.sites

    /// The target measured.
    public func row(_ subject: Subject) -> FidelityRow { FidelityRow(target: self, findings: measure(subject)) }
}

/// Where the targets are written, by what they are about.
enum Targets {}
