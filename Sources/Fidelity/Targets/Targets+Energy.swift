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
                let path = ClosedPath(patient, seed: UInt64(seed), sideways: seed % 2 == 0)
                returned = max(returned, path.returned)
            }
            let rates = Rates(subject)
            return [
                Finding("layers tunnelled", tunnelled.reduce(0, +), in: 0...0),
                Finding("energy from closed paths", returned * 1e6, in: 0...0, "µJ"),
                Finding("1 kHz − 4 kHz, of the peak", rates.difference * 100, in: 0...3, "%"),
                Finding("ruptures apart", rates.apart * 1000, in: 0...0.25, "ms"),
                Finding("largest edge at rest", RestingHand(subject).edge, in: 0...0.02, "N"),
            ]
        }
    ]
}

/// The same insertion at 1 kHz and at 4 kHz.
struct Rates {
    /// Largest difference outside 10 ms after a rupture, as a share of the peak.
    private(set) var difference = 0.0
    /// Largest difference between the instants of a rupture, located inside the tick, s.
    private(set) var apart = 0.0

    init(_ subject: Subject, speed: Double = 0.05) {
        var slow = subject.deltoid()
        var fast = subject.deltoid()
        fast.period = 0.00025
        slow.move(to: 0.015, speed: speed)
        fast.move(to: 0.015, speed: speed)
        let peak = slow.points.map(\.axial).max() ?? .nan
        let (there, here) = (fast.points.filter { $0.ruptured > 0 }, slow.points.filter { $0.ruptured > 0 })
        guard there.count == 2, here.count == 2 else {
            difference = .infinity
            apart = .infinity
            return
        }
        for (a, b) in zip(here, there) { apart = max(apart, abs(a.instant - b.instant)) }
        for (index, point) in slow.points.enumerated() where index * 4 + 3 < fast.points.count {
            let twin = fast.points[index * 4 + 3]
            if there.contains(where: { point.time > $0.time - 0.001 && point.time < $0.time + 0.010 }) { continue }
            difference = max(difference, abs(point.axial - twin.axial) / peak)
        }
    }
}

/// A hand that rests on an encoder of 0.055 mm, in each layer.
struct RestingHand {
    /// The largest change of force from tick to tick, N.
    private(set) var edge = 0.0

    init(_ subject: Subject) {
        for depth in [0.0015, 0.0035, 0.005, 0.0085, 0.010, 0.014, 0.020] {
            for pattern in [1, 7, 37] {
                var bench = subject.deltoid()
                bench.move(to: depth, speed: 0.02)
                bench.hold(0.3)
                let from = bench.points.count
                for tick in 0..<400 {
                    bench.tick(at: depth - (tick / pattern % 2 == 0 ? 0.000055 : 0), speed: 0)
                }
                let points = bench.points[from...]
                for (a, b) in zip(points, points.dropFirst()) { edge = max(edge, abs(b.axial - a.axial)) }
            }
        }
    }
}
