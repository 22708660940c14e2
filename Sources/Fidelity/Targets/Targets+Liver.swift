import Authoring
import Forces
import Patients

extension Targets {
    private static let paper = "Okamura, Simone & O'Leary 2004"

    /// The liver whose every parameter is published. The paper's numbers stand here once more, so that a preset that is
    /// changed is noticed.
    static let liver: [Target] = [
        Target("V19", "bovine liver, 3 mm/s: puncture, drop, withdrawal", paper, .measured, .measured) { subject in
            var bench = bench(subject)
            bench.move(to: 0.040, speed: 0.003)
            let inside = bench.points.count
            guard let at = bench.rupture(of: 1), at > 0, at + 10 < inside else {
                return [Finding("puncture", .nan, in: 1.475...3.133, "N")]
            }
            let peak = bench.points[...at].map(\.axial).max() ?? .nan
            let place = bench.points[at].travel * 1000
            let drop = peak - (bench.points[at..<(at + 10)].map(\.axial).min() ?? .nan)
            bench.move(to: 0.030, speed: 0.003)
            return [
                Finding("puncture at", place, in: 13.10...20.20, "mm"),
                Finding("puncture", peak, in: 1.475...3.133, "N"), Finding("drop", drop, in: 0.09...1.30, "N"),
                Finding("withdrawal", bench.points.last?.axial ?? .nan, in: -3 ... -0.01, "N"),
            ]
        },
        Target(
            "V22", "liver, 3 mm/s: the force at 20 depths over the closed form of the paper's equations", paper,
            .measured,
            .derived
        ) { subject in
            ratios(subject, LiverPaper(linear: 0.0480, quadratic: 0.0052))
        },
        Target(
            "V23", "liver: friction under 0.2 Hz, 20 mm/s, 31 mm of needle, over the paper's C, b and D", paper,
            .measured,
            .derived
        ) { subject in
            loop(subject)
        },
    ]

    /// Its other liver, softer at first.
    static let softLiver: [Target] = [
        Target(
            "V31", "the second bovine liver, 3 mm/s: puncture, 20 depths over the closed form, friction loop", paper,
            .measured, .derived
        ) { subject in
            var other = subject
            other.liver = subject.softLiver
            var bench = bench(other)
            bench.move(to: 0.040, speed: 0.003)
            guard let at = bench.rupture(of: 1) else { return [Finding("puncture", .nan, in: 1.475...3.133, "N")] }
            return [Finding("puncture", bench.points[...at].map(\.axial).max() ?? .nan, in: 1.475...3.133, "N")]
                + ratios(other, LiverPaper(linear: 0.0020, quadratic: 0.0023)) + loop(other)
        }
    ]

    /// The force over the paper's equations, ten depths before the puncture and ten after the recoil.
    private static func ratios(_ subject: Subject, _ paper: LiverPaper) -> [Finding] {
        var bench = bench(subject)
        bench.move(to: 0.060, speed: 0.003)
        guard let at = bench.rupture(of: 1) else { return [Finding("ratio", .nan, in: 0.98...1.02)] }
        let dimple = paper.dimple(0.94)
        let before = bench.points[at].travel
        return (1...20).map { step in
            let depth =
                step <= 10
                ? before * Double(step) / 10.5 : before + 0.001 + (0.059 - before) * Double(step - 10) / 10
            let point = bench.points.min { abs($0.travel - depth) < abs($1.travel - depth) }
            guard let point else { return Finding("ratio", .nan, in: 0.98...1.02) }
            let closed =
                step <= 10
                ? paper.stiffness(point.travel) : 0.94 + (10.57 + 212.31 * 0.003) * (point.travel - dimple)
            return Finding("\(Int((depth * 1000).rounded())) mm", point.axial / closed, in: 0.98...1.02)
        }
    }

    private static func loop(_ subject: Subject) -> [Finding] {
        let loop = FrictionLoop(subject)
        return [
            Finding("C in", loop.inward.kinetic / 10.57, in: 0.95...1.05),
            Finding("C out", loop.outward.kinetic / 11.96, in: 0.95...1.05),
            Finding("b in", loop.inward.drag / 212.31, in: 0.95...1.05),
            Finding("b out", loop.outward.drag / 293.08, in: 0.95...1.05),
            Finding("D in", loop.inward.sticking / 18.45, in: 0.95...1.05),
            Finding("D out", loop.outward.sticking / 18.23, in: 0.95...1.05),
        ]
    }

    private static func bench(_ subject: Subject) -> Bench {
        Bench(subject.liver.organ(under: subject.needle(18, 90)), faces: [0, 1, 1, 1, 1])
    }
}
