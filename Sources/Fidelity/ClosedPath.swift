public import Collision
import Forces
public import Patients
import Space

/// A random way of the hand that ends where it began, outside the skin, and what it cost.
///
/// The sum is Σ ½(F_k + F_{k+1})·Δx over all axes on 16 steps a tick, and the moment's work where the needle turns. A path
/// goes into the site, moves about there, also sideways, rests, and comes out again, at 0 to 300 mm/s; an unhurried one goes in
/// slowly, rests for seconds, and comes back into its own track.
public struct ClosedPath: Sendable {
    /// How the hand moves besides along the needle.
    public struct Freedom: OptionSet, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }
        /// Across it.
        public static let sideways = Freedom(rawValue: 1)
        /// Its direction changes.
        public static let turning = Freedom(rawValue: 2)
        /// It takes its time: in at 5 to 20 mm/s, rests of 0.3 to 3 s, and out and in again on the same track.
        public static let unhurried = Freedom(rawValue: 4)
    }

    /// Work of the hand, J, and the sum of its parts without sign.
    public private(set) var net = 0.0
    public private(set) var gross = 0.0
    /// What the force gives back when it is sampled once a tick and held, J, and ½·K·ΣΔx² of the same ticks: K is the
    /// stiffest that the path met outside a rupture, N/m, and at most ``stiffest(_:)``, so that an edge of the force allows
    /// itself nothing.
    public private(set) var heldBack = 0.0
    public private(set) var heldMost = 0.0

    /// What came back beyond a hundredth of all that moved, J; 0 where nothing did. A nanojoule is let go for the
    /// trapezoids of a path that barely touches.
    public var returned: Double { max(0, -net - 0.01 * gross - 1e-9) }
    /// What the held force gave back beyond ½·K·ΣΔx² and the same hundredth, J.
    public var heldReturned: Double { max(0, heldBack - heldMost - 0.01 * gross - 1e-9) }

    /// - Parameters:
    ///   - patient: under the needle.
    ///   - seed: of the path.
    ///   - freedom: besides in and out.
    ///   - site: where on the chart it begins, m.
    ///   - anatomy: in the place of the patient's own.
    public init(
        _ patient: Patient, seed: UInt64, _ freedom: Freedom = [], at site: (x: Double, y: Double) = (0, -0.085),
        anatomy: Anatomy? = nil
    ) {
        var walk = Walk(patient, seed: seed, at: site, anatomy ?? patient.anatomy)
        let reach = min(0.027, patient.needle.length + 0.001)
        if freedom.contains(.unhurried) { walk.linger(reach: reach) }
        // To a random depth, from 1 mm in the skin to bone.
        walk.go(to: walk.start + walk.axis * (0.002 + walk.share() * reach), speed: 0.10 + walk.share() * 0.20)
        for _ in 0..<Int(1 + walk.share() * 4) {
            if walk.share() < 0.2 {
                walk.rest(0.001 + walk.share() * 0.019)
                continue
            }
            // Slow and fast alike; a leg lasts at most 20 ms.
            let speed = 0.001 + walk.share() * walk.share() * 0.299
            let most = speed * 0.020
            var way = walk.inward * ((walk.share() * 2 - 1) * most)
            if freedom.contains(.sideways) {
                way = way + walk.right * ((walk.share() * 2 - 1) * most) + walk.head * ((walk.share() * 2 - 1) * most)
            }
            let turn = freedom.contains(.turning) ? (walk.share() * 0.2 - 0.1, walk.share() * 0.2 - 0.1) : (0, 0)
            let axis = (walk.axis + walk.right * turn.0 + walk.head * turn.1).unit(or: walk.axis)
            walk.go(to: walk.place + way, turning: axis, speed: speed)
        }
        walk.go(to: walk.start, turning: walk.inward, speed: 0.10 + walk.share() * 0.20)
        let stiffest = min(walk.stiffest, Self.stiffest(patient))
        (net, gross, heldBack, heldMost) = (walk.net, walk.gross, walk.held, 0.5 * stiffest * walk.squares)
    }

    /// The stiffest that a patient's presets can be, N/m: bone, the hub while it lets go, the tissue across the needle, and
    /// the shaft's friction before it slips, which reaches 2.9 N/mm (a dry 22G: derived).
    public static func stiffest(_ patient: Patient) -> Double {
        func number(_ path: String) -> Double { patient.presets.number(path)?.value ?? 0 }
        // N/mm, and N/mm per cm.
        return number("bone.stiffness") * 1000 + number("hub.stiffness") * 1000 * number("hub.unloading")
            + number("shaft.lateral") * 100_000 * patient.needle.length + 2900
    }

    private struct Walk {
        private var model: ForceModel
        private let anatomy: Anatomy
        private let length: Double
        private var state: UInt64
        let start, inward, right, head: Vector
        private(set) var place: Vector
        private(set) var axis: Vector
        private var last = Vector.zero
        private var lastMoment = Vector.zero
        private(set) var net = 0.0
        private(set) var gross = 0.0
        private(set) var held = 0.0
        private(set) var stiffest = 0.0
        private(set) var squares = 0.0
        private var steps = 0
        private var sample = Vector.zero
        private var sampledAt: Vector
        private var sinceRupture = 1000

        init(_ patient: Patient, seed: UInt64, at site: (x: Double, y: Double), _ anatomy: Anatomy) {
            model = patient.forces
            self.anatomy = anatomy
            length = patient.needle.length
            state = seed
            let skin = patient.chart.place(x: site.x, y: site.y)
            (inward, right, head) = (-skin.normal, skin.right, skin.head)
            start = skin.point + skin.normal * 0.001
            place = start
            axis = inward
            sampledAt = start
        }

        mutating func share() -> Double {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
        }

        /// In slowly, rests, out of the track and in again, further or less far than before; ends where it began.
        mutating func linger(reach: Double) {
            for _ in 0..<Int(1 + share() * 3) {
                go(to: start + axis * (0.002 + share() * reach), speed: 0.005 + share() * 0.015)
                rest(0.3 + share() * 2.7)
                // Half of the times not all the way out.
                let back = share() < 0.5 ? start : place - axis * (share() * 0.005)
                go(to: back, speed: 0.01 + share() * 0.1)
            }
            go(to: start, speed: 0.01 + share() * 0.1)
        }

        mutating func rest(_ seconds: Double) {
            for _ in 0..<Int(seconds * 16000) { step(to: place, axis, speed: 0, isFirst: true) }
        }

        mutating func go(to target: Vector, turning direction: Vector? = nil, speed: Double) {
            let way = target - place
            let turn = (direction ?? axis) - axis
            // The hub of a needle that turns moves, too.
            let longest = max(way.length, turn.length * length)
            guard longest > 0 else { return }
            let count = max(1, Int(longest / (speed * 0.001) * 16))
            let (begin, from) = (place, axis)
            for number in 1...count {
                let share = Double(number) / Double(count)
                let now = (from + turn * share).unit(or: from)
                let next = begin + way * share
                step(to: next, now, speed: (next - place).dot(now) * 16000, isFirst: number == 1)
            }
        }

        private mutating func step(to next: Vector, _ turned: Vector, speed: Double, isFirst: Bool) {
            let contact = anatomy.contact(tip: next, axis: turned)
            let reaction = model.step(contact, axis: turned, speed: speed, period: 0.001 / 16)
            let moved = (next - turned * length) - (place - axis * length)
            let angle = axis.cross(turned)
            let work = -((last + reaction.force) * 0.5).dot(moved) - ((lastMoment + reaction.moment) * 0.5).dot(angle)
            net += work
            gross += abs(work)
            sinceRupture = reaction.ruptured > 0 ? 0 : sinceRupture + 1
            let small = (next - place).length
            if !isFirst && sinceRupture > 64 && small > 0 {
                stiffest = max(stiffest, (reaction.force - last).length / small)
            }
            (last, lastMoment, place, axis) = (reaction.force, reaction.moment, next, turned)
            steps += 1
            if steps % 16 == 0 {
                let tick = place - sampledAt
                held += sample.dot(tick)
                squares += tick.squaredLength
                (sample, sampledAt) = (last, place)
            }
        }
    }
}
