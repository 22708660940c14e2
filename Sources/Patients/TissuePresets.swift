import Authoring

/// The layers of the first tissue family: human skin, fat, fascia and muscle.
public enum TissuePresets {
    private static let choice = "chosen by Senshi within the range"
    private static let toughness =
        "fracture toughness 1136 J/m² (porcine skin, Chin. J. Mech. Eng. 2022) to 2500 J/m² (Shergold & Fleck) × 0.8 OD"
    private static let pork = "Chu 2016, Sci Rep 6:31847: needle in pork, 0.15 N in and 0.044 N out in all"

    private static func assumed(_ value: Double, _ range: ClosedRange<Double>, _ unit: String) -> PresetNumber {
        PresetNumber(value, range, unit, choice, .assumed)
    }

    /// Epidermis and dermis.
    public static let skin = TissuePreset(
        linear: assumed(0.05, 0.02...0.10, "N/mm"), quadratic: assumed(0.055, 0.02...0.10, "N/mm²"),
        puncture: PresetNumber(0.65, 0.30...1.20, "N", toughness, .derived), cutting: assumed(0.30, 0.15...0.50, "N"),
        friction: assumed(0.020, 0.010...0.040, "N/mm"), sticking: assumed(1.4, 1...2, "1"),
        drag: assumed(0.02, 0...0.05, "N·s/m per mm"), relaxing: assumed(0.35, 0.2...0.5, "1"),
        fast: assumed(0.3, 0.1...1, "s"), slow: assumed(3, 1...10, "s"),
        speedExponent: PresetNumber(0.05, 0...0.10, "1", "sign: Egekvist; Frick 2001; Schneider 1978", .assumed))

    /// Fat under the skin.
    public static let fat = TissuePreset(
        linear: assumed(0.05, 0.02...0.10, "N/mm"), quadratic: assumed(0, 0...0.02, "N/mm²"),
        puncture: assumed(0, 0...0.05, "N"), cutting: assumed(0.05, 0.02...0.10, "N"),
        friction: assumed(0.003, 0.001...0.005, "N/mm"), sticking: assumed(1.2, 1...2, "1"),
        drag: assumed(0.01, 0...0.05, "N·s/m per mm"), relaxing: assumed(0.30, 0.2...0.5, "1"),
        fast: assumed(1, 0.3...3, "s"), slow: assumed(1, 0.3...3, "s"), speedExponent: assumed(0, -0.05...0.05, "1"))

    /// The membrane over the muscle.
    public static let fascia = TissuePreset(
        linear: assumed(0.04, 0.02...0.10, "N/mm"), quadratic: assumed(0.05, 0.02...0.10, "N/mm²"),
        puncture: assumed(0.28, 0.15...0.45, "N"), cutting: assumed(0.12, 0.05...0.25, "N"),
        friction: assumed(0.010, 0.005...0.020, "N/mm"), sticking: assumed(1.4, 1...2, "1"),
        drag: assumed(0.02, 0...0.05, "N·s/m per mm"), relaxing: assumed(0.20, 0.1...0.4, "1"),
        fast: assumed(0.5, 0.2...2, "s"), slow: assumed(0.5, 0.2...2, "s"),
        speedExponent: PresetNumber(-0.03, -0.10...0, "1", "sign: capsules fall, Mahvash & Dupont 2010", .assumed))

    /// The deltoid.
    public static let muscle = TissuePreset(
        linear: assumed(0.02, 0.01...0.05, "N/mm"), quadratic: assumed(0.01, 0.005...0.02, "N/mm²"),
        puncture: assumed(0, 0...0.05, "N"), cutting: PresetNumber(0.105, 0.07...0.20, "N", pork, .derived),
        friction: PresetNumber(0.0045, 0.003...0.008, "N/mm", pork, .derived), sticking: assumed(1.3, 1...2, "1"),
        drag: assumed(0.03, 0...0.06, "N·s/m per mm"), relaxing: assumed(0.40, 0.2...0.5, "1"),
        fast: assumed(1, 0.3...3, "s"), slow: assumed(2, 0.5...5, "s"), speedExponent: assumed(0, -0.05...0.05, "1"))

    /// All of them, from outside in.
    public static var all: [(layer: String, preset: TissuePreset)] {
        [("skin", skin), ("fat", fat), ("fascia", fascia), ("muscle", muscle)]
    }

    /// What all layers and needles share.
    public static let bone = PresetNumber(10, 5...20, "N/mm", "stated as 5–20 N/mm; the device bounds it", .assumed)
    public static let bristle = PresetNumber(0.4, 0.3...0.5, "mm", choice, .assumed)
    public static let hub = PresetNumber(2, 1...4, "N/mm", choice, .assumed)
    public static let lateral = PresetNumber(0.3, 0.1...0.5, "N/mm per cm", choice, .assumed)
    public static let lateralReach = PresetNumber(10, 5...15, "mm", choice, .assumed)
    public static let dryness = PresetNumber(2, 1.5...3, "1", "Schneider, Peck & Melvin 1978", .measured)
    public static let steel = PresetNumber(193, 190...200, "GPa", "austenitic stainless steel", .assumed)
}
