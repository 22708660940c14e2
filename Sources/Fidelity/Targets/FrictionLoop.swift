import Forces
import Patients
import Space

/// A needle that runs through the liver from side to side, moved to and fro: friction alone.
struct FrictionLoop {
    /// What a way in or out shows, by length of needle.
    struct Branch {
        /// N/m, N·s/m², N/m.
        var kinetic, drag, sticking: Double
    }

    private(set) var inward = Branch(kinetic: .nan, drag: .nan, sticking: .nan)
    private(set) var outward = Branch(kinetic: .nan, drag: .nan, sticking: .nan)
    /// The second loop: speed in m/s, force in N.
    private(set) var loop: [(speed: Double, force: Double)] = []
    static let length = 0.031

    init(_ subject: Subject) {
        // A block of 31 mm; what lies under it has no friction.
        let needle = subject.needle(18, 150)
        let model = subject.liver.organ(under: needle, slice: true)
        var bench = Bench(model, faces: [0, Self.length, 1, 1, 1])
        bench.move(to: 0.095, speed: 0.01)
        // Drawn back a little, nothing presses on the tip any more.
        bench.move(to: 0.090, speed: 0.01)
        let pulse = 2 * Double.pi * 0.2
        let reach = 0.020 / pulse
        let start = bench.travel
        let before = bench.points.count
        var speeds: [Double] = []
        for tick in 1...10_000 {
            // To and fro about a place that the tip has cut already.
            let turn = SineTable.turn(Double(tick) * 0.001 * 0.2)
            speeds.append(-0.020 * turn.sine)
            bench.tick(at: start - reach + reach * turn.cosine, speed: -0.020 * turn.sine)
        }
        let points = bench.points[before...].map(\.axial)
        loop = zip(speeds, points).suffix(5000).map { ($0, $1) }
        inward = Self.branch(loop.map { ($0.speed, $0.force) })
        outward = Self.branch(loop.map { (-$0.speed, -$0.force) })
    }

    /// Slope and foot of the steady part, where the needle is fast, and the largest just after it turned.
    private static func branch(_ points: [(Double, Double)]) -> Branch {
        let steady = points.filter { $0.0 > 0.010 }
        let n = Double(steady.count)
        let (sx, sy) = (steady.map(\.0).reduce(0, +), steady.map(\.1).reduce(0, +))
        let sxx = steady.map { $0.0 * $0.0 }.reduce(0, +)
        let sxy = steady.map { $0.0 * $0.1 }.reduce(0, +)
        let slope = (n * sxy - sx * sy) / (n * sxx - sx * sx)
        let foot = (sy - slope * sx) / n
        let peak = points.filter { $0.0 > 0 && $0.0 < 0.010 }.map { $0.1 - slope * $0.0 }.max() ?? .nan
        return Branch(kinetic: foot / length, drag: slope / length, sticking: peak / length)
    }
}
