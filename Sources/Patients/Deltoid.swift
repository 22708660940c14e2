import Authoring
public import Collision

/// The deltoid of one person: a round arm with its layers, and the landmarks on its skin.
public struct Deltoid: Sendable {
    /// Skin to its inner face (Laurent 2007).
    public static let skin = PresetNumber(2.02, 1.4...2.6, "mm", "Laurent 2007", .measured)
    /// Thickness of the fascia.
    public static let fascia = PresetNumber(0.6, 0.3...1.0, "mm", "chosen by Senshi within the range", .assumed)
    /// Radius of the humerus's shaft.
    public static let humerus = PresetNumber(11, 9...13, "mm", "chosen by Senshi within the range", .assumed)
    /// Fat that nobody lacks: the regression must not reach zero.
    public static let leastFat = PresetNumber(1, 0.5...2, "mm", "chosen by Senshi", .assumed)

    /// Skin surface to fascia by body mass index, mm (Japan, n = 553: JANS 2014 34(1):36–45).
    public static func skinToFascia(_ person: Person) -> PresetNumber {
        let value = 0.4 * person.bmi - (person.sex == .male ? 2.5 : 1.7)
        let least = skin.value + leastFat.value
        let held = max(least, value)
        return PresetNumber(
            held, min(held, max(least, value - 5))...(held + 5), "mm", "JANS 2014 34(1):36–45, n = 553", .measured)
    }

    /// Thickness of the deltoid, mm (Nakayama 2022).
    public static func muscle(_ person: Person) -> PresetNumber {
        person.sex == .male
            ? PresetNumber(19.2, 16.1...22.3, "mm", "Nakayama 2022", .measured)
            : PresetNumber(17.6, 14.6...20.6, "mm", "Nakayama 2022", .measured)
    }

    public let person: Person
    public let anatomy: Anatomy

    /// - Returns: the arm; bone depth is fascia plus muscle, never drawn separately.
    public init(_ person: Person) {
        self.person = person
        let fascia = Self.skinToFascia(person).value
        let bone = fascia + Self.muscle(person).value
        anatomy = Anatomy(
            radius: (bone + Self.humerus.value) * 1e-3, fat: Self.skin.value * 1e-3, fascia: fascia * 1e-3,
            muscle: (fascia + Self.fascia.value) * 1e-3, bone: bone * 1e-3)
    }
}
