import Authoring
import Patients

extension Targets {
    /// What a needle leaves behind.
    static let tracks: [Target] = [
        Target(
            "V12", "a second insertion on the same track: no rupture, and less work",
            "no source at hand: what is cut stays cut", .assumed, .assumed
        ) { subject in
            var bench = subject.deltoid()
            bench.move(to: 0.015, speed: 0.005)
            let first = bench.work(0..<bench.points.count)
            bench.move(to: -0.001, speed: 0.005)
            let again = bench.points.count
            bench.move(to: 0.015, speed: 0.005)
            let ruptures = bench.points[again...].count { $0.ruptured > 0 }
            return [
                Finding("ruptures", Double(ruptures), in: 0...0),
                Finding("work / first", bench.work(again..<bench.points.count) / first, in: 0...0.6),
            ]
        }
    ]
}
