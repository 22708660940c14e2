public import Authoring

/// A place on the skin that fingers find: on the midline, straight below the site's origin: the
/// lateral edge of the acromion, or the landmark at 0 mm where there is one.
public struct Landmark: Sendable, Equatable {
    /// As guidelines name it: `axillary-line`.
    public var id: String
    public var name: LocalizedText
    /// From the origin, m; above it, toward the head, below 0.
    public var below: Double
}
