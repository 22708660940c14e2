public import Authoring
public import Collision
import Space

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

    /// Acromion to the axillary nerve, straight down: 5 cm (Nakatani 2001) to 8.19 ± 0.62 cm (India).
    public static let nerve = PresetNumber(60, 50...82, "mm", "Nakatani 2001; Komatsu 2014", .measured)
    /// Radius of the axillary nerve's anterior branch.
    public static let nerveRadius = PresetNumber(1.2, 0.8...2, "mm", "chosen by Senshi within the range", .assumed)
    /// How far down from the acromion the subdeltoid bursa reaches.
    public static let bursa = PresetNumber(45, 30...60, "mm", "Bodor & Montalvo 2007", .measured)
    /// Half the bursa's thickness, closed and wet.
    public static let bursaThickness = PresetNumber(1, 0.5...2, "mm", "chosen by Senshi within the range", .assumed)
    /// Half the bursa's width around the arm.
    public static let bursaWidth = PresetNumber(18, 12...25, "mm", "chosen by Senshi within the range", .assumed)

    /// What can be hit, in the order of ``structures(bone:)``.
    public static let structureNames = [
        LocalizedText(ja: "腋窩神経", en: "axillary nerve"), LocalizedText(ja: "三角筋下滑液包", en: "subdeltoid bursa"),
    ]

    /// The nerve and the bursa, both between the deltoid's deep face and the bone.
    /// - Parameter bone: depth of bone below the landmark, mm.
    /// - Parameter nerve: from the acromion to the axillary nerve, mm.
    /// - Parameter growth: how large the person is, as a share of an adult.
    static func structures(bone: Double, nerve: Double = nerve.value, growth: Double = 1) -> [Structure] {
        let nerveDepth = bone - nerveRadius.value
        let below = -nerve * growth * 1e-3
        let half = bursa.value * growth / 2
        return [
            Structure(
                .nerve, index: 0, from: Vector(-0.015, below, -nerveDepth * 1e-3),
                to: Vector(0.015, below, -nerveDepth * 1e-3), radius: nerveRadius.value * 1e-3),
            Structure(
                .bursa, index: 1, centre: Vector(0, -half * 1e-3, -(bone - bursaThickness.value) * 1e-3),
                radii: Vector(bursaWidth.value * 1e-3, half * 1e-3, bursaThickness.value * 1e-3)),
        ]
    }

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
            muscle: (fascia + Self.fascia.value) * 1e-3, bone: bone * 1e-3,
            structures: Self.structures(bone: bone))
    }
}
