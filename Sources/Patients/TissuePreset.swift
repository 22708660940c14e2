import Forces

/// One layer under a 25G lubricated needle with a 12° bevel at 5 mm/s, every number with its source.
public struct TissuePreset: Sendable {
    /// N/mm and N/mm².
    public var linear, quadratic: PresetNumber
    /// N.
    public var puncture, cutting: PresetNumber
    /// N/mm, and a ratio.
    public var friction, sticking: PresetNumber
    /// N·s/m per mm.
    public var drag: PresetNumber
    /// A share, and two times in s.
    public var relaxing, fast, slow: PresetNumber
    /// A number.
    public var speedExponent: PresetNumber

    /// Every number by its name, for tables and for the test that refuses one without a source.
    public var numbers: [(name: String, number: PresetNumber)] {
        [
            ("linear", linear), ("quadratic", quadratic), ("puncture", puncture), ("cutting", cutting),
            ("friction", friction), ("sticking", sticking), ("drag", drag), ("relaxing", relaxing), ("fast", fast),
            ("slow", slow), ("speedExponent", speedExponent),
        ]
    }

    /// The layer under another needle, in SI units.
    /// - Parameters:
    ///   - width: outer diameter over that of 25G: puncture, cutting and friction grow with it (Præstmark 2016).
    ///   - dryness: 1 for a lubricated needle; multiplies puncture and friction.
    func tissue(width: Double, dryness: Double) -> Tissue {
        Tissue(
            linear: linear.value * 1e3, quadratic: quadratic.value * 1e6,
            puncture: puncture.value * width * dryness, cutting: cutting.value * width,
            friction: friction.value * 1e3 * width * dryness, sticking: sticking.value, drag: drag.value * 1e3,
            relaxing: relaxing.value, fast: fast.value, slow: slow.value, speedExponent: speedExponent.value)
    }
}
