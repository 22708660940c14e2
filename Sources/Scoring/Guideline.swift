public import Authoring

/// What a country, or a body, counts as right: bands by name.
public struct Guideline: Sendable, Equatable {
    /// As scenarios name it: `jp`.
    public var id: String
    public var version: String
    public var title: LocalizedText
    public var bands: [String: Band]
}
