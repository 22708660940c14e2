public import Authoring

/// A place on the skin that fingers find: on the midline, straight below the lateral edge of the acromion.
public struct Landmark: Sendable, Equatable {
    /// As guidelines name it: `axillary-line`.
    public var id: String
    public var name: LocalizedText
    /// From the acromion, m.
    public var below: Double
}
