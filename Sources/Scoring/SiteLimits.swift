/// Where on the skin a puncture earns its points: near a landmark, along the line between two, or nowhere.
///
/// Landmarks lie on the midline, straight below the lateral edge of the acromion. All lengths in m.
public struct SiteLimits: Sendable, Equatable {
    /// Where a puncture is dangerous.
    public struct Danger: Sendable, Equatable {
        /// Nearer to the acromion than this.
        public var nearerThan: Double
        /// More than `by` further from the acromion than this landmark.
        public var beyond: String
        public var by: Double
        /// Further than this from the midline.
        public var aside: Double
    }

    /// Full points within this distance of any of these landmarks.
    public var within: Double
    public var of: [String]
    /// Half within this distance of the line between two landmarks.
    public var partial: (within: Double, between: (String, String))?
    public var critical: Danger?

    public static func == (a: SiteLimits, b: SiteLimits) -> Bool {
        a.within == b.within && a.of == b.of && a.critical == b.critical && a.partial?.within == b.partial?.within
            && a.partial?.between.0 == b.partial?.between.0 && a.partial?.between.1 == b.partial?.between.1
    }

    /// Every landmark that is named.
    var landmarks: [String] {
        of + (partial.map { [$0.between.0, $0.between.1] } ?? []) + (critical.map { [$0.beyond] } ?? [])
    }
}
