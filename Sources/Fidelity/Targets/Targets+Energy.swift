import Authoring
import Patients

extension Targets {
    /// What must hold whatever the numbers are.
    static let energy: [Target] = [
        Target(
            "V18",
            "4–280 mm/s: no 0.5 mm layer is tunnelled; closed paths give no energy back; 1 kHz is 4 kHz; a hand at rest feels no edge",
            "property", nil, nil
        ) { subject in
            let missed = [0.004, 0.019, 0.05, 0.123, 0.28].map { tunnelled(subject, speed: $0) }
            var elbow = subject.human
            elbow.site = subject.sites.first { $0.site == .antecubitalFossa } ?? elbow.site
            let arm = Patient(deltoid: subject.person, needle: subject.needle(25), presets: subject.human)
            let vein = Patient(of: subject.person, needle: subject.needle(21, 38), presets: elbow)
            var (returned, held) = (0.0, 0.0)
            for seed in 0..<subject.paths {
                // One in forty takes its time: it is as long as a hundred others.
                let freedom: ClosedPath.Freedom = seed % 40 == 39 ? .unhurried : seed % 2 == 0 ? .sideways : []
                let path = ClosedPath(
                    seed % 4 < 3 ? arm : vein, seed: UInt64(seed), freedom,
                    at: seed % 4 < 3 ? (0, -0.085) : (0, 0))
                returned = max(returned, path.returned)
                held = max(held, path.heldReturned)
            }
            let rates = [0.004, 0.05, 0.28].map { Rates(subject, speed: $0) }
            return [
                Finding("layers tunnelled", missed.reduce(0, +), in: 0...0),
                Finding("energy from closed paths", returned * 1e6, in: 0...0, "µJ"),
                Finding("sampled and held, beyond ½KΣΔx²", held * 1e6, in: 0...0, "µJ"),
                Finding("1 kHz − 4 kHz, of the peak", (rates.map(\.difference).max() ?? .nan) * 100, in: 0...3, "%"),
                Finding("ruptures apart", (rates.map(\.apart).max() ?? .nan) * 1000, in: 0...0.25, "ms"),
                Finding("largest edge at rest", RestingHand.edge(subject), in: 0...0.02, "N"),
            ]
        }
    ]

    /// How many of skin, vein, fascia and muscle, each 0.5 mm thick, a needle passes unnoticed on its way to bone.
    private static func tunnelled(_ subject: Subject, speed: Double) -> Double {
        var bench = Bench(
            subject.human.forces(of: subject.needle(25)), faces: [0, 0.0005, 0.006, 0.0065, 0.007],
            vein: 0.004...0.0045)
        bench.move(to: 0.0105, speed: speed)
        let met = [
            bench.rupture(of: 1), bench.rupture(of: 3), bench.points.firstIndex(where: \.inVein),
            bench.points.firstIndex(where: \.onBone),
        ]
        return Double(met.count { $0 == nil })
    }
}
