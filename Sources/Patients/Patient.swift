public import Collision
public import Forces

/// A virtual patient under a needle: the anatomy that is hit, and the forces that answer.
public struct Patient: Sendable {
    public let person: Person
    public let needle: Needle
    public let presets: Presets
    public let condition: Condition
    public let anatomy: Anatomy

    /// The deltoid of a person.
    public init(deltoid person: Person, needle: Needle, presets: Presets, condition: Condition = Condition()) {
        self.person = person
        self.needle = needle
        self.presets = presets
        self.condition = condition
        anatomy = Deltoid(person).anatomy
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
