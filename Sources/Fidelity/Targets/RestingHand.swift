import Patients
import Poses
import Space

/// A hand that holds still on the edge of an encoder's step of 0.055 mm, every 0.05 mm from the skin to past the bone.
///
/// The encoder goes back and forth between two counts; what it says passes the ``Play`` that the pose filter has, too.
public struct RestingHand {
    static let step = 0.000055
    /// The largest change of force from tick to tick, N, by where the hand came to rest.
    private(set) var edges: [Place: Double] = [:]

    /// Where a tip can come to rest.
    public enum Place: String, Sendable, CaseIterable {
        case skin, fat, fascia, muscle, bone, blood
        /// A face or a wall gives way under the tip, but has not yet.
        case onSkin = "on the skin"
        case onFascia = "on the fascia"
        case onNearWall = "on a vein's wall"
        case onFarWall = "on a vein's far wall"
        /// The hand stops in the tick in which a face gives way.
        case skinBreaks = "as the skin breaks"
        case fasciaBreaks = "as the fascia breaks"
    }

    /// - Parameters:
    ///   - hasPlay: false for what the forces alone would answer.
    ///   - place: of the hand's last tick.
    private init(_ bench: Bench, hasPlay: Bool, at place: (Bench.Point) -> Place) {
        var sweep = bench
        var play = Play(step: hasPlay ? Self.step : 0)
        var count = 0
        for stop in 1...600 {
            let next = Int((Double(stop) * 0.00005 / Self.step).rounded())
            while count < next {
                count += 1
                Self.tick(&sweep, &play, at: count, speed: 0.02)
            }
            rest(sweep, play, count, at: place)
            // A hand that was drawn back to where it rests.
            guard stop % 12 == 0 else { continue }
            var (back, slack) = (sweep, play)
            for less in 1...9 { Self.tick(&back, &slack, at: count - less, speed: -0.02) }
            rest(back, slack, count - 9, at: place)
        }
    }

    /// The largest edge of a thin, a thick and a dry needle in a block with a vein, by where the tip rests, N.
    /// - Parameter hasPlay: false for what the forces alone would answer.
    public static func edges(_ subject: Subject, hasPlay: Bool = true) -> [Place: Double] {
        // The slim woman's deltoid, with a thick fascia and a vein in its fat.
        let faces: InlineArray<5, Double> = [0, 0.002, 0.0065, 0.0075, 0.0245]
        let vein = 0.0035...0.0055
        func place(_ point: Bench.Point) -> Place {
            func isAt(_ face: Double) -> Bool { abs(point.depth - face) < 1e-6 }
            if point.ruptured == 1 { return .skinBreaks }
            if point.ruptured == 3 { return .fasciaBreaks }
            if point.onBone { return .bone }
            if point.depth <= 0 { return .onSkin }
            if isAt(faces[2]) { return .onFascia }
            if isAt(vein.lowerBound) { return .onNearWall }
            if isAt(vein.upperBound) { return .onFarWall }
            if point.inVein { return .blood }
            return point.depth < faces[1]
                ? .skin : point.depth < faces[2] ? .fat : point.depth < faces[3] ? .fascia : .muscle
        }
        let needles = [subject.needle(25, 38), subject.needle(22, 38), subject.needle(25, tip: .dry)]
        var all: [Place: Double] = [:]
        for needle in needles {
            let bench = Bench(subject.human.forces(of: needle), faces: faces, vein: vein)
            all.merge(RestingHand(bench, hasPlay: hasPlay, at: place).edges, uniquingKeysWith: max)
        }
        return all
    }

    /// The largest of them, N.
    public static func edge(_ subject: Subject) -> Double { edges(subject).values.max() ?? .nan }

    private mutating func rest(_ sweep: Bench, _ play: Play, _ count: Int, at place: (Bench.Point) -> Place) {
        guard let last = sweep.points.last, last.travel > 0 else { return }
        let place = place(last)
        var edge = edges[place] ?? 0
        defer { edges[place] = edge }
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
            for (a, b) in zip(bench.points[from...], bench.points[(from + 1)...]) {
                edge = max(edge, abs(b.axial - a.axial))
            }
        }
    }

    private static func tick(_ bench: inout Bench, _ play: inout Play, at count: Int, speed: Double) {
        bench.tick(at: play.follow(Vector(Double(count) * step, 0, 0)).x, speed: speed)
    }
}
