public import Collision
public import Forces

/// A virtual patient under a needle: the anatomy that is hit, and the forces that answer.
public struct Patient: Sendable {
    public let person: Person
    public let needle: Needle
    public let anatomy: Anatomy

    /// The deltoid of a person.
    public init(deltoid person: Person, needle: Needle) {
        self.person = person
        self.needle = needle
        anatomy = Deltoid(person).anatomy
    }

    /// A force model that has touched nothing yet.
    public var forces: ForceModel {
        func tissue(_ preset: TissuePreset) -> Tissue { preset.tissue(width: needle.width, dryness: needle.dryness) }
        let mechanics = needle.mechanics
        return ForceModel(
            layers: Layers(
                skin: tissue(TissuePresets.skin), fat: tissue(TissuePresets.fat),
                fascia: tissue(TissuePresets.fascia), muscle: tissue(TissuePresets.muscle),
                boneStiffness: mechanics.boneStiffness),
            needle: mechanics)
    }
}
