import Patients

/// The force–depth curves of the targets, against their bands.
public enum Charts {
    /// All of them.
    public static func all(_ subject: Subject) -> [Chart] {
        [skin(subject), deltoid(subject), muscle(subject), track(subject), liver(subject), loop(subject)]
    }

    private static func skin(_ subject: Subject) -> Chart {
        let curves = [22, 25, 30].map { gauge -> Curve in
            var bench = subject.deltoid(gauge)
            bench.move(to: 0.006, speed: 0.005)
            return Curve(name: "\(gauge)G", points: force(bench))
        }
        return Chart(
            name: "fidelity-skin", title: "V1: through the skin of the deltoid at 5 mm/s",
            across: "travel, mm",
            up: "axial force, N", curves: curves, bands: [Band(name: "V1, 25G", x: 2.6...3.4, y: 0.30...1.20)])
    }

    private static func deltoid(_ subject: Subject) -> Chart {
        var bench = subject.deltoid(length: 38)
        bench.move(to: 0.025, speed: 0.005)
        let into = bench.points.count
        bench.move(to: 0, speed: 0.005)
        return Chart(
            name: "fidelity-deltoid", title: "V4: 25G into the deltoid and out again, 5 mm/s",
            across: "travel, mm",
            up: "axial force, N",
            curves: [
                Curve(name: "in", points: force(bench, 0..<into)),
                Curve(name: "out", points: force(bench, into..<bench.points.count)),
            ], bands: [Band(name: "V4, largest on the way out", x: 1...25, y: -0.30 ... -0.05)])
    }

    private static func muscle(_ subject: Subject) -> Chart {
        var bench = Bench(subject.human.block("muscle", under: subject.needle(25)), faces: [0, 1, 1, 1, 1])
        bench.move(to: 0.013, speed: 0.005)
        let into = bench.points.count
        bench.move(to: 0.002, speed: 0.005)
        return Chart(
            name: "fidelity-muscle", title: "V3: 25G in muscle alone", across: "travel, mm", up: "axial force, N",
            curves: [
                Curve(name: "in", points: force(bench, 0..<into)),
                Curve(name: "out", points: force(bench, into..<bench.points.count)),
            ],
            bands: [
                Band(name: "V3 in, at 10 mm", x: 11...13, y: 0.10...0.25),
                Band(name: "V3 out", x: 10...12.5, y: -0.10 ... -0.03),
            ])
    }

    private static func track(_ subject: Subject) -> Chart {
        var bench = subject.deltoid()
        bench.move(to: 0.015, speed: 0.005)
        let first = bench.points.count
        bench.move(to: -0.001, speed: 0.005)
        let again = bench.points.count
        bench.move(to: 0.015, speed: 0.005)
        return Chart(
            name: "fidelity-track", title: "V12: the same track twice", across: "travel, mm", up: "axial force, N",
            curves: [
                Curve(name: "first", points: force(bench, 0..<first)),
                Curve(name: "second", points: force(bench, again..<bench.points.count)),
            ], bands: [])
    }

    private static func liver(_ subject: Subject) -> Chart {
        var bench = Bench(subject.liver.organ(under: subject.needle(18, 90)), faces: [0, 1, 1, 1, 1])
        bench.move(to: 0.060, speed: 0.003)
        let into = bench.points.count
        bench.move(to: 0.035, speed: 0.003)
        let closed = stride(from: 0.0, through: 60, by: 0.1).map { mm -> (x: Double, y: Double) in
            let paper = LiverPaper(linear: 0.0480, quadratic: 0.0052)
            let dimple = paper.dimple(0.94)
            let stiff = paper.stiffness(mm * 1e-3)
            return (mm, stiff < 2.304 ? stiff : 0.94 + (10.57 + 212.31 * 0.003) * (mm * 1e-3 - dimple))
        }
        return Chart(
            name: "fidelity-liver", title: "V19, V22: bovine liver at 3 mm/s", across: "travel, mm",
            up: "axial force, N",
            curves: [
                Curve(name: "in", points: force(bench, 0..<into)),
                Curve(name: "closed form", points: closed, isReference: true),
                Curve(name: "out", points: force(bench, into..<bench.points.count)),
            ], bands: [Band(name: "V19, puncture", x: 13.10...20.20, y: 1.475...3.133)])
    }

    private static func loop(_ subject: Subject) -> Chart {
        let loop = FrictionLoop(subject).loop
        let points = loop.map { (x: $0.speed * 1000, y: $0.force) }
        func line(_ speeds: ClosedRange<Double>, _ c: Double, _ b: Double) -> Curve {
            let ends = [speeds.lowerBound, speeds.upperBound].map {
                (x: $0, y: (c + b * $0 / 1000) * FrictionLoop.length)
            }
            return Curve(name: c > 0 ? "C + b·v, in" : "C + b·v, out", points: ends, isReference: true)
        }
        return Chart(
            name: "fidelity-loop", title: "V23: friction of 31 mm of needle, 0.2 Hz, 20 mm/s", across: "speed, mm/s",
            up: "friction, N",
            curves: [Curve(name: "model", points: points), line(0...20, 10.57, 212.31), line(-20...0, -11.96, 293.08)],
            bands: [])
    }

    /// Force over travel, one point for each 0.05 mm or change of 5 mN.
    private static func force(_ bench: Bench, _ range: Range<Int>? = nil) -> [(x: Double, y: Double)] {
        var points: [(x: Double, y: Double)] = []
        for point in bench.points[range ?? 0..<bench.points.count] {
            let next = (x: point.travel * 1000, y: point.axial)
            if let last = points.last, abs(next.x - last.x) < 0.05, abs(next.y - last.y) < 0.005 { continue }
            points.append(next)
        }
        return points
    }
}
