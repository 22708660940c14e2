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
    public init(_ presets: SitePresets, side: Site.Side = .left, of person: Person) {
        site = presets.site
        self.side = side
        self.person = person
        let numbers = SiteNumbers(presets, person)
        self.numbers = numbers
        structureNames = presets.parts.map(\.name)
        let structures = presets.parts.enumerated().map { index, part in
            part.structure(index, presets.table, numbers, side, person.arm)
        }
        anatomy = Anatomy(
            radius: numbers.limb * 1e-3, fat: numbers.skin * 1e-3, fascia: numbers.toFascia * 1e-3,
            muscle: (numbers.toFascia + numbers.fascia) * 1e-3, bone: numbers.toBone * 1e-3,
            boneRadius: presets.shape == .limb ? nil : numbers.bone * 1e-3, structures: structures)
    }
}
