public import Authoring
public import Collision

/// One site of one person: layers, structures and what they are called.
public struct SiteModel: Sendable {
    public let site: Site
    public let side: Site.Side
    public let person: Person
    public let numbers: SiteNumbers
    public let anatomy: Anatomy
    /// What a structure's number in a contact stands for.
    public let structureNames: [LocalizedText]

    /// - Returns: the site; bone lies under fat and muscle, never drawn separately.
    public init(_ site: Site, side: Site.Side = .left, of person: Person) {
        self.site = site
        self.side = side
        self.person = person
        numbers = SiteNumbers(site, person)
        let parts = SiteStructures(site, side, person, numbers)
        structureNames = parts.names
        let fascia = numbers.toFascia.value
        let bone = fascia + numbers.muscle.value
        let isRound = site == .deltoid || site == .posteriorUpperArm
        anatomy = Anatomy(
            radius: isRound ? (bone + numbers.bone.value) * 1e-3 : numbers.limb.value * 1e-3,
            fat: numbers.skin.value * 1e-3, fascia: fascia * 1e-3, muscle: (fascia + numbers.fascia.value) * 1e-3,
            bone: bone * 1e-3, boneRadius: isRound ? nil : numbers.bone.value * 1e-3, structures: parts.structures)
    }
}
