import Authoring
import Forces
import Patients

extension Targets {
    /// Whether the table of needles is that of the standard.
    static let needles: [Target] = [
        Target(
            "V24", "the skin's peak by gauge, as an outer diameter, lies between the standard's limits",
            "ISO 9626:2016",
            .measured, .measured
        ) { subject in
            // Fast, so that the dimple has no time to relax.
            let reference = quickPeak(subject, 25)
            return limits.map { gauge, least, most in
                Finding("\(gauge)G", quickPeak(subject, gauge) / reference * 0.514, in: least...most, "mm")
            }
        },
        Target(
            "V25", "water through each gauge: the pressure at 0.05 mL/s over that of its listed inner diameter",
            "Hagen–Poiseuille, inner diameters as listed by makers", .derived, .assumed
        ) { subject in
            inner.map { gauge, listed in
                let syringe = subject.human.syringe(barrel: 1e-6, content: 1e-6, needle: subject.needle(gauge))
                let d = listed * 1e-3
                let usual = 128 * 0.001 * 0.030 / (Double.pi * d * d * d * d) * 0.05e-6
                return Finding("\(gauge)G", syringe.resistance * 0.05e-6 / usual, in: 0.6...1.6)
            }
        },
    ]

    /// The skin's peak at 50 mm/s in steps of 5 µm, N.
    private static func quickPeak(_ subject: Subject, _ gauge: Int) -> Double {
        var bench = subject.deltoid(gauge)
        bench.period = 0.0001
        bench.move(to: 0.007, speed: 0.05)
        return bench.skinPeak
    }

    /// Limits of the outer diameter, mm.
    private static let limits: [(Int, Double, Double)] = [
        (18, 1.200, 1.300), (19, 1.030, 1.100), (20, 0.860, 0.920), (21, 0.800, 0.830), (22, 0.698, 0.730),
        (23, 0.600, 0.673), (24, 0.550, 0.580), (25, 0.500, 0.530), (26, 0.440, 0.470), (27, 0.400, 0.420),
        (28, 0.349, 0.370), (29, 0.324, 0.351), (30, 0.298, 0.320), (31, 0.254, 0.267), (32, 0.229, 0.241),
        (33, 0.203, 0.216), (34, 0.178, 0.191),
    ]

    /// Inner diameters as makers list them, mm.
    private static let inner: [(Int, Double)] = [
        (18, 0.838), (19, 0.686), (20, 0.603), (21, 0.514), (22, 0.413), (23, 0.337), (24, 0.311), (25, 0.260),
        (26, 0.260), (27, 0.210), (28, 0.184), (29, 0.184), (30, 0.159), (31, 0.133), (32, 0.108), (33, 0.108),
        (34, 0.083),
    ]
}
