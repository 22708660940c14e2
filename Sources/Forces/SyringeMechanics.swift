/// A syringe with its needle and its fluid, as the plunger feels them. SI units, sources in the presets.
///
/// Safe on the servo thread.
@frozen
public struct SyringeMechanics: BitwiseCopyable, Sendable, Equatable {
    /// What the plunger's whole stroke holds, m³, and the bore's area, m².
    public var content = 0.3e-6
    public var area = 1.735e-5
    /// Laminar resistance of the needle, 128 μ L / (π d⁴), Pa·s/m³.
    public var resistance = 0.0
    /// Pressure of the jet, k · ½ρ / (bore's area of the needle)², Pa·s²/m⁶.
    public var kinetic = 0.0
    /// Reynolds number of 1 m³/s, and what multiplies the resistance from the number `turbulent` on; blended from `laminar`.
    public var reynolds = 0.0
    public var turbulence = 1.0
    public var laminar = 2000.0
    public var turbulent = 3000.0
    /// How far below the air's a pressure can fall before water boils, Pa.
    public var suction = 97_000.0
    /// How much the stopper and the barrel give way, m³/Pa.
    public var compliance = 2e-14
    /// Friction of the stopper once it glides, and before it first breaks loose, N.
    public var glide = 0.0
    public var breakLoose = 0.0
    /// How far the stopper shears before it glides, and over how much gliding it breaks loose, m.
    public var shear = 0.0002
    public var loosening = 0.0005
    /// What the fluid presses against, Pa: air, skin, fat, fascia, muscle, bone (shut), the lumen of a vein, a nerve.
    public var pressures = InlineArray<8, Double>(repeating: 0)
    /// The share of a dose that leaks along the track on withdrawal: at rest, in addition at once, and its time, s.
    public var leak = 0.0
    public var earlyLeak = 0.0
    public var leakTime = 1.5
    /// What an angle of 45° multiplies the leak with.
    public var slantedLeak = 1.0

    /// 0.3 mL in a 1 mL syringe that pushes against nothing.
    public init() {}

    @inlinable
    public static func == (a: SyringeMechanics, b: SyringeMechanics) -> Bool {
        a.content == b.content && a.area == b.area && a.resistance == b.resistance && a.kinetic == b.kinetic
            && a.reynolds == b.reynolds && a.turbulence == b.turbulence && a.laminar == b.laminar
            && a.turbulent == b.turbulent && a.suction == b.suction && a.compliance == b.compliance
            && a.glide == b.glide && a.breakLoose == b.breakLoose && a.shear == b.shear
            && a.loosening == b.loosening && a.leak == b.leak
            && a.earlyLeak == b.earlyLeak && a.leakTime == b.leakTime && a.slantedLeak == b.slantedLeak
            && (0..<8).allSatisfy { a.pressures[$0] == b.pressures[$0] }
    }
}
