public import Collision
public import Forces
public import Space

/// A virtual patient under a needle: the anatomy that is hit, and the forces that answer.
public struct Patient: Sendable {
    /// `nil` where a file says nothing of the person.
    public let person: Person?
    public let needle: Needle
    public let presets: Presets
    public let condition: Condition
    public let anatomy: Anatomy
    /// Where a real patient comes from; `nil` for one that is built from who they are.
    public let real: SitePatient?
    /// What a real patient's anatomy reads; `nil` for a round limb.
    public var boundaries: BoundaryStore? { real?.boundaries }
    /// The skin near the landmark.
    public let chart: SkinChart

    /// The deltoid of a person, by presets of that site.
    public init(deltoid person: Person, needle: Needle, presets: Presets, condition: Condition = Condition()) {
        precondition(presets.site.site == .deltoid, "the presets are of another site")
        self.init(of: person, needle: needle, presets: presets, condition: condition)
    }

    /// A person at the site of the presets.
    public init(
        of person: Person, side: Site.Side = .left, needle: Needle, presets: Presets, condition: Condition = Condition()
    ) {
        let site = SiteModel(presets.site, side: side, of: person)
        self.person = person
        self.needle = needle
        self.presets = presets
        self.condition = condition
        anatomy = site.anatomy
        real = nil
        chart = SkinChart(radius: anatomy.radius)
    }

    /// A real patient's site.
    public init(
        _ site: SitePatient, person: Person?, needle: Needle, presets: Presets, condition: Condition = Condition()
    ) {
        self.person = person
        self.needle = needle
        self.presets = presets
        self.condition = condition
        anatomy = site.anatomy
        real = site
        chart = site.chart
    }

    /// A force model that has touched nothing yet.
    public var forces: ForceModel { presets.forces(of: needle, in: condition) }

    /// A plunger that has not moved yet.
    /// - Parameters:
    ///   - barrel: what the syringe can hold, m³.
    ///   - content: what is in it, m³.
    public func plunger(barrel: Double, content: Double) -> Plunger {
        Plunger(presets.syringe(barrel: barrel, content: content, needle: needle, condition: condition))
    }
}
