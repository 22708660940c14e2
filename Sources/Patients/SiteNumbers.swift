import Authoring

/// The layers of one site of one person, mm, each with its range, source and tag.
public struct SiteNumbers: Sendable, Equatable {
    /// Thickness of the skin; skin surface to fascia; thickness of the fascia and of the muscle under it.
    public let skin, toFascia, fascia, muscle: PresetNumber
    /// Radius of the round skin, and of the bone.
    public let limb, bone: PresetNumber

    private static let choice = "chosen by Senshi within the range"
    private static let growth = "adult's value × growth, chosen by Senshi"
    private static let insulin = "Gibney 2010, n = 388: site's mean, women +5.1 mm, +4 mm per 10 kg/m²"
    private static let japan = "JANS 2014 34(1):36–45, n = 553"

    /// Every number with its name, from outside in.
    public var all: [(name: String, number: PresetNumber)] {
        [
            ("skin", skin), ("skin to fascia", toFascia), ("fascia", fascia), ("muscle", muscle), ("limb", limb),
            ("bone", bone),
        ]
    }

    /// The numbers of a site of a person.
    public init(_ site: Site, _ person: Person) {
        let woman = person.sex == .female
        let growth = Self.grown(person)
        let adult = growth >= 1
        func assumed(_ value: Double, _ range: ClosedRange<Double>) -> PresetNumber {
            PresetNumber(value, range, "mm", Self.choice, .assumed)
        }
        func scaled(_ number: PresetNumber, _ factor: Double) -> PresetNumber {
            guard factor != 1 else { return number }
            return PresetNumber(
                number.value * factor, (number.range.lowerBound * factor)...(number.range.upperBound * factor),
                number.unit, adult ? number.source : "\(number.source); \(Self.growth)", .assumed)
        }
        /// Fat never goes below what nobody lacks.
        func fat(
            _ value: Double, _ spread: Double, _ skin: PresetNumber, _ source: String, _ tag: Provenance.Tag
        )
            -> PresetNumber
        {
            let least = skin.value + Deltoid.leastFat.value
            let held = max(least, value * (adult ? 1 : growth))
            return PresetNumber(
                held, min(held, max(least, held - spread))...(held + spread), "mm",
                adult ? source : "\(source); \(Self.growth)", adult ? tag : .assumed)
        }
        /// From 75 on the muscle is thinner, as it is over the humerus: 22.54 / 25.41 mm (Nakayama 2022).
        let aged = person.age >= 75 ? 0.887 : 1
        let muscular = (adult ? 1 : growth) * aged
        fascia = Deltoid.fascia
        switch site {
        case .deltoid:
            skin = Deltoid.skin
            toFascia =
                adult
                ? Deltoid.skinToFascia(person)
                : fat(
                    Deltoid.skinToFascia(person).value, 4, Deltoid.skin, Self.japan, .assumed)
            muscle = scaled(Deltoid.muscle(person), muscular)
            bone = scaled(Deltoid.humerus, adult ? 1 : growth)
        case .posteriorUpperArm:
            skin = PresetNumber(2.2, 1.6...2.8, "mm", "Gibney 2010, n = 388", .measured)
            toFascia = fat(
                10.8 + 2.2 + (woman ? 2.55 : -2.55) + 0.4 * (person.bmi - 30), 4, skin, Self.insulin, .derived)
            muscle = scaled(assumed(25, 15...35), muscular)
            bone = scaled(Deltoid.humerus, adult ? 1 : growth)
        case .vastusLateralis:
            skin = PresetNumber(1.55, 1.2...2.2, "mm", "Laurent 2007", .measured)
            toFascia = fat(
                (woman ? 14.8 : 6.6) + 0.4 * (person.bmi - 22), woman ? 7.2 : 4.7, skin,
                "Song 2005 (CT, n = 100) at BMI 22; slope Gibney 2010", .derived)
            muscle = scaled(
                PresetNumber(29, 19...39, "mm", "bone at 40 ± 10 mm (assumed) less the mean of Song 2005", .assumed),
                muscular)
            bone = scaled(assumed(13.5, 11...16), adult ? 1 : growth)
        case .ventrogluteal:
            skin = PresetNumber(1.9, 1.4...2.6, "mm", "Laurent 2007", .measured)
            toFascia = fat(0.5 * person.bmi - (woman ? 0.3 : 3.8), 6, skin, Self.japan, .measured)
            muscle = scaled(
                PresetNumber(41, 35...55, "mm", "bone at 50 mm or more: Sakamaki 2013 (women, BMI ≥ 21)", .derived),
                muscular)
            bone = scaled(assumed(60, 45...80), adult ? 1 : growth)
        case .abdomen:
            skin = PresetNumber(1.91, 1.4...2.6, "mm", "Laurent 2007", .measured)
            toFascia = fat(
                13.9 + 1.9 + (woman ? 2.55 : -2.55) + 0.4 * (person.bmi - 30), 6, skin, Self.insulin, .derived)
            muscle = scaled(assumed(90, 70...120), adult ? 1 : growth)
            bone = scaled(assumed(22, 18...28), adult ? 1 : growth)
        case .volarForearm:
            skin = assumed(1.1, 0.8...1.5)
            toFascia = fat(5 + 0.15 * (person.bmi - 22), 2, skin, Self.choice, .assumed)
            muscle = scaled(assumed(18, 12...24), muscular)
            bone = scaled(assumed(7, 5...9), adult ? 1 : growth)
        case .antecubitalFossa:
            skin = assumed(1.1, 0.8...1.5)
            toFascia = fat(7.5 + 0.2 * (person.bmi - 22), 2.5, skin, Self.choice, .assumed)
            muscle = scaled(assumed(22, 15...30), muscular)
            bone = scaled(assumed(18, 14...22), adult ? 1 : growth)
        }
        // The bone must lie in the limb: its far side 3 mm under the skin at least.
        let deep = toFascia.value + muscle.value
        let least = max((deep + 2 * bone.value + 3) / 2, deep + 1)
        let usual: Double? =
            switch site {
            case .deltoid, .posteriorUpperArm: nil
            case .vastusLateralis: 80
            case .ventrogluteal: 150
            case .abdomen: 160
            case .volarForearm: 38
            case .antecubitalFossa: 42
            }
        if let usual {
            let held = max(usual * (adult ? 1 : growth), least)
            limb = assumed(held, (held * 0.75)...(held * 1.35))
        } else {
            let round = toFascia.value + muscle.value + bone.value
            limb = PresetNumber(
                round, (round * 0.7)...(round * 1.4), "mm", "the sum of the layers and the bone", .derived)
        }
    }

    /// How long a child is, as a share of an adult: 0.4 at birth, 1 from 18 on, straight between (assumed).
    static func grown(_ person: Person) -> Double { person.age >= 18 ? 1 : 0.4 + 0.6 * max(0, person.age) / 18 }
}
