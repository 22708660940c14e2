/// Where on the skin a puncture earns its points, and where it is dangerous.
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

    /// Full points here, half of them there.
    public var full: SiteArea
    public var partial: SiteArea?
    public var critical: Danger?
    /// Everything outside this is dangerous.
    public var safe: SiteArea?

    /// Every landmark that is named.
    var landmarks: [String] {
        full.landmarks + (partial?.landmarks ?? []) + (critical.map { [$0.beyond] } ?? []) + (safe?.landmarks ?? [])
    }
}
