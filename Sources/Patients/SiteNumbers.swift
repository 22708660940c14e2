/// The layers of one site of one person, mm, out of the site's presets.
public struct SiteNumbers: Sendable, Equatable {
    /// Thickness of the skin; skin surface to fascia and to bone; thickness of the fascia and of the muscle under it.
    public let skin, toFascia, toBone, fascia, muscle: Double
    /// Radius of the round skin, and of the bone.
    public let limb, bone: Double
    /// How large the person is, as a share of an adult.
    public let growth: Double

    /// The numbers of a person.
    public init(_ presets: SitePresets, _ person: Person) {
        let woman = person.sex == .female
        func mm(_ name: String) -> Double { presets.table.written("layers.\(name)") }
        func share(_ name: String) -> Double { presets.table.written("growth.\(name)") }
        let (newborn, grown) = (share("newborn"), share("grown"))
        growth = person.age >= grown ? 1 : newborn + (1 - newborn) * max(0, person.age) / grown
        func off(_ name: String) -> Double { presets.table.written("body.\(name)") }
        let scatter = person.layers
        // No layer is drawn away, whatever a file says of how people differ.
        skin = max(0.3, mm("skin") + scatter.skin * off("skin"))
        fascia = max(0.1, mm("fascia") + scatter.fascia * off("fascia"))
        let fat =
            mm("fat-slope") * (person.bmi - mm("fat-index")) + (woman ? mm("fat-women") : mm("fat-men"))
            + scatter.fat * (woman ? off("fat-women") : off("fat-men"))
        toFascia = max(skin + mm("fat-least"), fat * growth)
        let aged = person.age >= share("old") ? share("old-muscle") : 1
        let usual = woman ? mm("muscle-women") : mm("muscle-men")
        muscle = max(1, usual + scatter.muscle * (woman ? off("muscle-women") : off("muscle-men"))) * (growth * aged)
        bone = mm("bone") * growth
        toBone = toFascia + max(muscle, fascia)
        limb =
            switch presets.shape {
            case .limb: toBone + bone
            // The bone must lie in the limb.
            case .broad: max(mm("limb") * growth, (toBone + 2 * bone + mm("cover")) / 2, toBone + 1)
            }
    }
}
