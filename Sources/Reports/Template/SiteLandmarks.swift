public import Authoring

/// Where the landmarks of an injection site lie on the unrolled skin, m: the numbers that a site's file supplies.
///
/// The origin is the landmark (for the deltoid the lateral edge of mid-acromion); seen by someone facing the skin,
/// x goes right and y toward the head, so that everything on the arm has a negative y.
public struct SiteLandmarks: Sendable, Equatable {
    /// A place on the unrolled skin, m.
    public struct Place: Sendable, Equatable {
        /// m: x to the right, y toward the head.
        public var x: Double
        public var y: Double
        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }
    /// The site's name: "Deltoid, IM".
    public var title: LocalizedText
    /// The lateral edge of mid-acromion.
    public var acromion: Place
    /// The point three fingers below the acromion.
    public var threeFingers: Place
    /// The point where the line from mid-acromion meets the line between the axillary folds.
    public var axillaryLinePoint: Place
    /// How far from either point still earns all points, m.
    public var ring: Double
    /// Nearer than this below the acromion is unsafe, m.
    public var unsafe: Double
    /// Further than this from the midline is unsafe, m.
    public var midline: Double
    /// The place on the skin that lies under the middle of the tablet.
    public var tabletCentre: Place
    /// Where the numbers come from: "JMA 2021 (s), rings (e)".
    public var source: String

    public init(
        title: LocalizedText, acromion: Place, threeFingers: Place, axillaryLinePoint: Place, ring: Double,
        unsafe: Double, midline: Double, tabletCentre: Place, source: String
    ) {
        self.title = title
        self.acromion = acromion
        self.threeFingers = threeFingers
        self.axillaryLinePoint = axillaryLinePoint
        self.ring = ring
        self.unsafe = unsafe
        self.midline = midline
        self.tabletCentre = tabletCentre
        self.source = source
    }
}
