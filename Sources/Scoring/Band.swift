/// What a guideline asks of one measure: full points, half of them, none, or a critical error.
///
/// A band is complete: what lies in none of its parts scores 0. Limits are SI; their ends belong to them.
public struct Band: Sendable, Equatable {
    /// What a condition looks at.
    public enum Part: String, Sendable, CaseIterable {
        /// The measure's value.
        case value
        /// How far the tip is past the fascia, m.
        case pastFascia = "past-fascia"
        /// How far the whole bevel is past the fascia, or past the skin, m.
        case bevel
        /// How far the tip is from bone, m.
        case fromBone = "from-bone"
        /// How far the tip is past the skin's inner face, m.
        case pastSkin = "past-skin"
        /// How far the tip is from the fascia, m.
        case fromFascia = "from-fascia"
    }

    /// One thing that must lie in a range.
    public struct Condition: Sendable, Equatable {
        public var part: Part
        /// SI; an open side is infinite.
        public var range: ClosedRange<Double>
    }

    /// When a value is a critical error.
    public enum Critical: Sendable, Equatable {
        case never
        /// Whenever it is neither in the full nor in the partial part.
        case otherwise
        case when([Condition])
    }

    /// The parts of a band.
    public enum Limits: Sendable, Equatable {
        case ranges(full: [Condition], partial: [Condition]?, critical: Critical)
        case site(SiteLimits)
    }

    /// As scenarios name it: `im.angle`.
    public var name: String
    public var unit: BandUnit
    public var limits: Limits
    /// How far back is back, m; for the time on bone.
    public var back: Double?
    /// Who says so.
    public var source: String
    public var tag: Tag

    /// How a limit is known.
    public enum Tag: String, Sendable, CaseIterable {
        case stated = "s"
        case chosen = "e"
        case chosenFromStated = "e from s"
    }

    /// True where some value is a critical error.
    public var hasCritical: Bool {
        switch limits {
        case .ranges(_, _, .never): false
        case .ranges: true
        case .site(let site): site.critical != nil || site.safe != nil
        }
    }
}
