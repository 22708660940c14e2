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
            let tunnelled = [0.004, 0.05, 0.28].map { speed -> Double in
                var bench = Bench(
                    subject.human.forces(of: subject.needle(25)), faces: [0, 0.002, 0.006, 0.0065, 0.030])
                bench.move(to: 0.020, speed: speed)
                return bench.points.filter { $0.ruptured > 0 }.map(\.ruptured) == [1, 3] ? 0 : 1
            }
            let patient = Patient(deltoid: subject.person, needle: subject.needle(25), presets: subject.human)
            var returned = 0.0
            for seed in 0..<subject.paths {
                let path = ClosedPath(patient, seed: UInt64(seed), seed % 2 == 0 ? .sideways : [])
                returned = max(returned, path.returned)
            }
            let rates = [0.004, 0.05, 0.28].map { Rates(subject, speed: $0) }
            return [
                Finding("layers tunnelled", tunnelled.reduce(0, +), in: 0...0),
                Finding("energy from closed paths", returned * 1e6, in: 0...0, "µJ"),
                Finding("1 kHz − 4 kHz, of the peak", (rates.map(\.difference).max() ?? .nan) * 100, in: 0...3, "%"),
                Finding("ruptures apart", (rates.map(\.apart).max() ?? .nan) * 1000, in: 0...0.25, "ms"),
                Finding("largest edge at rest", RestingHand.edge(subject), in: 0...0.02, "N"),
            ]
        }
    ]
}
