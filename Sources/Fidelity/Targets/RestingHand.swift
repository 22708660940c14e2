import Patients
import Poses
import Space

/// A hand that holds still on the edge of an encoder's step of 0.055 mm, every 0.05 mm from the skin to past the bone.
///
/// The encoder goes back and forth between two counts; what it says passes the ``Play`` that the pose filter has, too.
public struct RestingHand {
    static let step = 0.000055
    /// The largest change of force from tick to tick, N, and where that was, m.
    private(set) var edge = 0.0
    private(set) var place = 0.0

    /// - Parameter hasPlay: false for what the forces alone would answer.
    init(_ bench: Bench, hasPlay: Bool = true) {
        var sweep = bench
        var play = Play(step: hasPlay ? Self.step : 0)
        var count = 0
        for stop in 1...600 {
            let next = Int((Double(stop) * 0.00005 / Self.step).rounded())
            while count < next {
                count += 1
                Self.tick(&sweep, &play, at: count, speed: 0.02)
            }
            rest(sweep, play, count)
            // A hand that was drawn back to where it rests.
            guard stop % 12 == 0 else { continue }
            var (back, slack) = (sweep, play)
            for less in 1...9 { Self.tick(&back, &slack, at: count - less, speed: -0.02) }
            rest(back, slack, count - 9)
        }
    }

    /// The largest of a thin, a thick and a dry needle, N.
    /// - Parameter hasPlay: false for what the forces alone would answer.
    public static func edge(_ subject: Subject, hasPlay: Bool = true) -> Double {
        let benches = [
            subject.deltoid(25, length: 38), subject.deltoid(22, length: 38), subject.deltoid(25, tip: .dry),
        ]
        return benches.map { RestingHand($0, hasPlay: hasPlay).edge }.max() ?? .nan
    }

    private mutating func rest(_ sweep: Bench, _ play: Play, _ count: Int) {
        var (bench, play) = (sweep, play)
        for _ in 0..<20 { Self.tick(&bench, &play, at: count, speed: 0) }
        // To the other of the two counts for the first time the hand did move.
        for other in [count - 1, count + 1] {
            Self.tick(&bench, &play, at: other, speed: 0)
            for _ in 0..<6 { Self.tick(&bench, &play, at: other, speed: 0) }
            let from = bench.points.count - 1
            for tick in 0..<12 {
                Self.tick(&bench, &play, at: tick / (tick < 6 ? 1 : 3) % 2 == 0 ? count : other, speed: 0)
            }
            for (a, b) in zip(bench.points[from...], bench.points[(from + 1)...]) where abs(b.axial - a.axial) > edge {
                edge = abs(b.axial - a.axial)
                place = b.travel
            }
        }
    }

    private static func tick(_ bench: inout Bench, _ play: inout Play, at count: Int, speed: Double) {
        bench.tick(at: play.follow(Vector(Double(count) * step, 0, 0)).x, speed: speed)
    }
}
