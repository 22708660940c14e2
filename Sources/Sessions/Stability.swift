import Collision
import Devices
public import Patients
import Poses
public import Profiles
import Servo
import Space
import Transports

/// A force device, a hand and a needle at rest: does what the hand feels come to rest too?
///
/// The needle is put in by a firm hand. Then the hand takes the grip in question, without a pull of its own, and is
/// nudged with half a newton each way, along the needle and across it; the last half second of two and the one before are
/// looked at. Everything is stepped and comes out the same on every machine.
public struct Stability: Sendable {
    /// Where the needle rests.
    public enum Rest: Int, Sendable, CaseIterable {
        case skin = 1
        case fat, fascia, muscle, bone
    }

    /// One device, hand and place.
    public struct Row: Sendable {
        /// The profile's name.
        public var device: String
        /// The grip's name.
        public var grip: String
        public var rest: Rest
        /// Peak to peak of what is left of the movement, along the axis where it is most, its drift taken out, m.
        public var amplitude: Double
        /// The same in the half second before, m.
        public var before: Double
        /// The most that is let pass, m.
        public var limit: Double
        /// The most that the device had given to the hand at any moment of the rest, less what it had taken until then, J.
        public var energy: Double
        /// The force at the end, N.
        public var force: Double
        /// The needle came to where it was to rest.
        public var arrived: Bool

        /// What is left dies away; what lies within a step of the encoder can't be told from rest.
        public var isDecaying: Bool { amplitude <= max(0.9 * before, limit / 3) }
        /// It rests, what is left dies away, and the hand never had more back than the bank.
        public var isStable: Bool { arrived && amplitude <= limit && isDecaying && energy <= Limiter.bank }
    }

    /// What may be left of a movement: three encoder steps, at least a twentieth of a millimetre (assumed: below what a
    /// hand feels), m.
    static func limit(_ dynamics: Dynamics) -> Double { max(0.000_05, 3 * dynamics.encoderStep) }
    private static let site = -0.085
    private static let pushed = HandGrip(mass: 0.25, damping: 20, stiffness: 2500)

    /// A patient and a needle that reaches bone and bears to be pressed on it.
    public static func patient(_ presets: Presets) -> Patient? {
        guard let needle = presets.needles.needle(gauge: 22, length: 0.038) else { return nil }
        return Patient(deltoid: Person(sex: .female, age: 72, bmi: 20.5), needle: needle, presets: presets)
    }

    /// All hands in all places on one device.
    public static func rows(of profile: Profile, on patient: Patient) -> [Row] {
        HandGrip.all.flatMap { name, grip in
            Rest.allCases.map { row(profile, name, grip, $0, patient) }
        }
    }

    /// What moves in a device. A real one whose profile does not say is taken for the hardest case; one that exists only
    /// here has the damping that its limits rely on, less the limpest hand's.
    private static func dynamics(of profile: Profile) -> Dynamics {
        if let declared = profile.dynamics { return declared }
        var bare = Dynamics.bare
        if case .virtual = profile.transport { bare.damping = max(0, profile.limits.damping - limpest) }
        return bare
    }

    private static let limpest = HandGrip.all.map(\.value.damping).min() ?? 0

    private static func row(
        _ profile: Profile, _ name: String, _ grip: HandGrip, _ rest: Rest, _ patient: Patient
    ) -> Row {
        let dynamics = dynamics(of: profile)
        let filter = PoseFilter(
            mapping: .direct, registration: .identity, chart: SkinChart(radius: patient.anatomy.radius),
            centre: (0, -0.065), noise: max(1e-6, dynamics.encoderStep), step: profile.dynamics?.encoderStep ?? 0)
        var tick = Tick(
            Setup(
                filter: filter, anatomy: patient.anatomy, forces: patient.forces, limits: profile.limits,
                longestSilence: profile.limits.commandLifetime))
        var aim = Vector(0, site, 0.005)
        var body = VirtualBody(dynamics, grip: pushed, at: aim)
        var number: Int64 = 0
        func step(to next: Vector, nudge: Vector = .zero) -> Frame {
            var sample = Sample(time: Instant(nanoseconds: number * 1_000_000))
            let told = body.told
            sample[.x] = told.x
            sample[.y] = told.y
            sample[.z] = told.z
            sample.buttons = .deadMan
            number += 1
            sample.report = UInt64(number)
            let output = tick.step(.sample(sample), at: sample.time, period: 0.001)
            body.advance(told: output.command.force, from: aim, to: next, nudge: nudge)
            aim = next
            return output.frame
        }
        for _ in 0..<600 { _ = step(to: aim) }
        let arrived = push(to: rest, patient, from: aim.z) { step(to: Vector(0, site, $0)) }
        // The new grip holds the needle where it is, against the force that is there.
        body.grip = grip
        aim = body.place - body.force * (1 / grip.stiffness)
        var (energy, most) = (0.0, 0.0)
        var places: [Vector] = []
        var last = Frame()
        for millisecond in 0..<2000 {
            let before = body.place
            last = step(to: aim, nudge: nudge(at: millisecond))
            energy += last.sent.dot(body.place - before)
            most = max(most, energy)
            if millisecond >= 1000 { places.append(body.place) }
        }
        return Row(
            device: profile.name, grip: name, rest: rest, amplitude: swing(places[500...]),
            before: swing(places[..<500]), limit: limit(dynamics), energy: most, force: last.sent.length,
            arrived: arrived)
    }

    /// Half a newton for 10 ms: out, sideways, in, and sideways back.
    private static func nudge(at millisecond: Int) -> Vector {
        switch millisecond {
        case 300..<310: Vector(0, 0, 0.5)
        case 450..<460: Vector(0.5, 0, 0)
        case 600..<610: Vector(0, 0, -0.5)
        case 750..<760: Vector(-0.5, 0, 0)
        default: .zero
        }
    }

    /// Pushes at 50 mm/s until the tip is in the middle of the layer, or half a millimetre past the bone's face.
    private static func push(
        to rest: Rest, _ patient: Patient, from start: Double, step: (Double) -> Frame
    ) -> Bool {
        let depths = patient.anatomy.depths
        let face = rest == .bone ? depths[4] : (depths[rest.rawValue - 1] + depths[rest.rawValue]) / 2
        var height = start
        for _ in 0..<2000 {
            height -= 0.00005
            let frame = step(height)
            if rest == .bone ? frame.marks.contains(.onBone) && frame.travel > face + 0.0005 : frame.depth >= face {
                return true
            }
        }
        return false
    }

    /// The largest of the three axes, m.
    private static func swing(_ places: ArraySlice<Vector>) -> Double {
        max(swing(places.map(\.x)), swing(places.map(\.y)), swing(places.map(\.z)))
    }

    /// Peak to peak about the line from the first to the last, m.
    private static func swing(_ heights: [Double]) -> Double {
        guard let first = heights.first, let last = heights.last, heights.count > 1 else { return 0 }
        let slope = (last - first) / Double(heights.count - 1)
        let rest = heights.enumerated().map { $1 - first - slope * Double($0) }
        return (rest.max() ?? 0) - (rest.min() ?? 0)
    }
}
