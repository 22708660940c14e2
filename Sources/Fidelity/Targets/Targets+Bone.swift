import Authoring
import Patients

extension Targets {
    /// What stops a needle, and what bends it.
    static let bone: [Target] = [
        Target(
            "V17", "bone: the reaction ends at the needle's Euler load, then the needle is bent", "Euler's column",
            .derived, .derived
        ) { subject in
            // Gauge, length in mm, load in N, and how far to push past bone in m.
            let needles: [(gauge: Int, length: Double, load: Double)] = [
                (25, 16, 6.0), (25, 25, 2.4), (25, 38, 1.06), (22, 25, 8.9),
            ]
            return needles.flatMap { gauge, length, load -> [Finding] in
                let needle = subject.needle(gauge, length)
                let model = subject.human.forces(of: needle)
                var bench = Bench(model, faces: [0, 0.002, 0.003, 0.0035, 0.008])
                bench.move(to: 0.012, speed: 0.02)
                bench.hold(0.05)
                let largest = bench.points.map(\.tip).max() ?? .nan
                let name = "\(gauge)G × \(Int(length)) mm"
                return [
                    Finding("\(name) largest", largest, in: load * 0.9...load * 1.05, "N"),
                    Finding("\(name) bent", bench.points.contains(where: \.bent) ? 1 : 0, in: 1...1),
                ]
            }
        }
    ]
}
