import Authoring
import Patients

extension Targets {
    /// What the layers under the skin do.
    static let layers: [Target] = [
        Target(
            "V3", "muscle alone, 10 mm deep: in, out, and out over in", "Chu 2016, Sci Rep 6:31847", .measured, .derived
        ) { subject in
            let (into, out) = muscle(subject)
            return [
                Finding("in", into, in: 0.10...0.25, "N"), Finding("out", out, in: 0.03...0.10, "N"),
                Finding("out / in", out / into, in: 0.2...0.5),
            ]
        },
        Target(
            "V4", "withdrawal, 25G from 25 mm",
            "Chu 2016, Sci Rep 6:31847: 0.044 N in muscle; skin and fat by the model", .derived, .assumed
        ) { subject in
            var bench = subject.deltoid(length: 38)
            bench.move(to: 0.025, speed: 0.005)
            let inside = bench.points.count
            bench.move(to: -0.001, speed: 0.005)
            let least = bench.points[inside...].map(\.axial).min() ?? .nan
            return [Finding("largest", -least, in: 0.05...0.30, "N")]
        },
        Target(
            "V9", "work to a tip depth of 10 mm: tearing, spreading, friction", "Barnett 2016", .measured, .assumed
        ) { subject in
            let work = WorkShares(subject)
            return [
                Finding("tearing", work.tearing * 100, in: 51...71, "%"),
                Finding("spreading", work.spreading * 100, in: 8...28, "%"),
                Finding("friction", work.friction * 100, in: 11...31, "%"),
            ]
        },
        Target(
            "V10", "deltoid: skin and fascia give two peaks, spaced by skin, fat and the dimples", "geometry", .derived,
            .derived
        ) { subject in
            var bench = subject.deltoid()
            bench.move(to: 0.016, speed: 0.005)
            let ruptures = bench.points.filter { $0.ruptured > 0 }.map(\.ruptured)
            guard ruptures == [1, 3], let first = bench.rupture(of: 1), let second = bench.rupture(of: 3), first > 0
            else {
                return [Finding("peaks", Double(ruptures.count), in: 2...2)]
            }
            let (skin, fascia) = (bench.points[first - 1], bench.points[second - 1])
            let expected = 0.0065 + fascia.dimple - skin.dimple
            return [
                Finding("peaks", 2, in: 2...2),
                Finding("spacing − expected", (fascia.travel - skin.travel - expected) * 1000, in: -1...1, "mm"),
            ]
        },
        Target("V11", "when the skin gives way the force falls within 5 ms", "recoil of the dimple", .derived, .derived)
        {
            var bench = $0.deltoid()
            bench.move(to: 0.008, speed: 0.005)
            guard let at = bench.rupture(of: 1), at > 0 else { return [Finding("fall", .nan, in: 0.15...0.60, "N")] }
            return [Finding("fall", bench.points[at - 1].axial - bench.points[at + 4].axial, in: 0.15...0.60, "N")]
        },
    ]

    /// Force in muscle alone at 10 mm on the way in, and the largest on the way out, N.
    static func muscle(_ subject: Subject) -> (into: Double, out: Double) {
        var bench = Bench(subject.human.block("muscle", under: subject.needle(25)), faces: [0, 1, 1, 1, 1])
        bench.move(to: 0.013, speed: 0.005)
        let into = bench.points.last { $0.depth <= 0.010 }?.axial ?? .nan
        let inside = bench.points.count
        bench.move(to: 0.009, speed: 0.005)
        let out = -(bench.points[inside...].map(\.axial).min() ?? .nan)
        return (into, out)
    }
}
