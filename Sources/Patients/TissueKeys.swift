import Authoring

/// What the files of tissues must hold.
enum TissueKeys {
    static let layers = ["skin", "fat", "fascia", "muscle"]

    /// A person's skin, fat, fascia, muscle, and what they share.
    static let person: [PresetKey] =
        layers.flatMap { spring($0) + rubbing($0, "") + yielding($0) + [pressure($0)] }
        + spring("vein") + rubbing("vein", "") + yielding("vein") + [pressure("vein")]
        + [PresetKey("vein", "wall", .length, "mm", 0.05...5)]
        + [
            PresetKey("septa", "spacing", .length, "mm", 0.5...50),
            PresetKey("septa", "least", .force, "N", 0...1), PresetKey("septa", "most", .force, "N", 0...1),
            pressure("nerve"), PresetKey("nerve", "reach", .length, "mm", 0...10),
            PresetKey("bone", "stiffness", .stiffness, "N/mm", 0.1...100),
            PresetKey("bone", "tap-frequency", .frequency, "Hz", 50...500),
            PresetKey("bone", "tap-decay", .time, "ms", 2...30),
            PresetKey("bone", "tap-gain", .damping, "N·s/m", 0...50),
            PresetKey("bone", "tap-most", .force, "N", 0...5), PresetKey("bone", "tap-length", .time, "ms", 5...60),
        ] + shaft
        + [
            PresetKey("hub", "stiffness", .stiffness, "N/mm", 0.01...50),
            PresetKey("hub", "unloading", .count, "", 1...20),
            PresetKey("site", "thigh", .count, "", 0.1...5), PresetKey("site", "deltoid", .count, "", 0.1...5),
            PresetKey("site", "abdomen", .count, "", 0.1...5), PresetKey("site", "taut", .count, "", 0.5...5),
            PresetKey("scatter", "mechanics", .count, "", 0...1),
            PresetKey("scatter", "pressure", .count, "", 0...1),
            PresetKey("leak", "least", .share, "%", 0...50), PresetKey("leak", "early", .share, "%", 0...50),
            PresetKey("leak", "time", .time, "s", 0.1...60), PresetKey("leak", "slanted", .count, "", 0.1...10),
            PresetKey("wheal", "height", .count, "", 0.05...1),
        ]

    /// One organ under its capsule, as an experiment describes it.
    static let organ: [PresetKey] =
        spring("organ") + rubbing("organ", "") + rubbing("organ", "-out") + yielding("organ") + shaft

    private static func spring(_ section: String) -> [PresetKey] {
        [
            PresetKey(section, "linear", .stiffness, "N/mm", 0.0005...5),
            PresetKey(section, "quadratic", .gradient, "N/mm²", 0...5),
            PresetKey(section, "puncture", .force, "N", 0...10), PresetKey(section, "cutting", .force, "N", 0...5),
        ]
    }

    private static func rubbing(_ section: String, _ way: String) -> [PresetKey] {
        [
            PresetKey(section, "friction\(way)", .stiffness, "N/mm", 0...1),
            PresetKey(section, "sticking\(way)", .count, "", 1...5),
            PresetKey(section, "drag\(way)", .drag, "N·s/m per mm", 0...2),
        ]
    }

    private static func yielding(_ section: String) -> [PresetKey] {
        [
            PresetKey(section, "relaxing", .count, "", 0...0.9), PresetKey(section, "fast", .time, "s", 0.01...100),
            PresetKey(section, "slow", .time, "s", 0.01...100),
            PresetKey(section, "speed-exponent", .count, "", -1...1),
        ]
    }

    private static func pressure(_ section: String) -> PresetKey {
        PresetKey(section, "pressure", .pressure, "kPa", 0...1000)
    }

    private static let shaft = [
        PresetKey("shaft", "bristle", .length, "mm", 0.05...2),
        PresetKey("shaft", "breakaway", .length, "mm", 0.05...5),
        PresetKey("shaft", "resting", .count, "", 0...0.9), PresetKey("shaft", "resting-time", .time, "s", 0.1...100),
        PresetKey("shaft", "resting-speed", .speed, "mm/s", 0.001...10),
        PresetKey("shaft", "lateral", .gradient, "N/mm per cm", 0...10),
        PresetKey("shaft", "lateral-reach", .length, "mm", 0.1...50),
        PresetKey("rupture", "recoil", .time, "ms", 0.5...20),
        PresetKey("rupture", "takeover", .length, "mm", 0.05...5),
        PresetKey("track", "near", .length, "mm", 0.05...5), PresetKey("track", "angle", .angle, "deg", 1...30),
        PresetKey("track", "drawn-back", .length, "mm", 0.1...20),
        PresetKey("speed", "slowest", .speed, "mm/s", 0.05...4),
        PresetKey("speed", "fastest", .speed, "mm/s", 10...1000),
    ]
}
