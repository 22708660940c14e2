import Collision
import Devices
import Forces
import Patients
import Poses
import Servo
import Space

/// From a sample to the needle's pose.
final class PoseStep: Part {
    private var filter = Bench.filter
    private var sample = Sample()
    private var index = 0

    override func go(_ count: Int) {
        for _ in 0..<count {
            index += 1
            sample.time = Instant(nanoseconds: Int64(index) * 1_000_000)
            sample.report = UInt64(index)
            sample[.z] = 0.002 - 0.022 * Bench.share(index)
            sum += filter.track(sample, period: 0.001).velocity.z
        }
    }
}

/// From a pose to what the needle's line meets.
final class CollisionStep: Part {
    private let store: BoundaryStore?
    private let anatomy: Anatomy
    private var line = NeedleLine()
    private var index = 0

    init(width: Double? = nil) {
        store = width.map(Bench.fields)
        anatomy = store.map(Bench.anatomy) ?? Bench.patient.anatomy
    }

    override func go(_ count: Int) {
        for _ in 0..<count {
            index += 1
            let tip = Vector(0, -0.085, 0.002 - 0.022 * Bench.share(index))
            sum += anatomy.contact(tip: tip, axis: Vector(0, 0, -1), following: &line).travel
        }
    }
}

/// From what the line meets to the tissue's force.
final class ForceStep: Part {
    private var forces = Bench.patient.forces
    private var contacts: [Contact] = []
    private var index = 0

    override init() {
        for index in 0..<1000 {
            let tip = Vector(0, -0.085, 0.002 - 0.022 * Bench.share(index))
            contacts.append(Bench.patient.anatomy.contact(tip: tip, axis: Vector(0, 0, -1)))
        }
    }

    override func go(_ count: Int) {
        for _ in 0..<count {
            index += 1
            let (now, before) = (contacts[index % 1000], contacts[(index + 999) % 1000])
            let speed = (now.travel - before.travel) * 1000
            sum += forces.step(now, axis: Vector(0, 0, -1), speed: speed, period: 0.001).axial
        }
    }
}

/// From the thumb to what flows.
final class PlungerStep: Part {
    private var plunger = Bench.patient.plunger(barrel: 1e-6, content: 0.3e-6)
    private var index = 0

    override func go(_ count: Int) {
        for _ in 0..<count {
            index += 1
            let outlet = Outlet(layer: 4)
            sum += plunger.step(Bench.share(index), outlet: outlet, depth: 0.015, period: 0.001).force
        }
    }
}

/// From the tissue's force to the command.
final class LimiterStep: Part {
    private var limiter = Limiter(limits: Bench.limits, period: 0.001)
    private var index = 0

    override func go(_ count: Int) {
        for _ in 0..<count {
            index += 1
            let share = Bench.share(index)
            var input = LimiterInput(
                force: Vector(0, 0, 1.5 * share), place: Vector(0, -0.085, 0.002 - 0.022 * share),
                now: Instant(nanoseconds: Int64(index) * 1_000_000), period: 0.001)
            input.outside = share < 0.1
            sum += limiter.limit(input).command.force.z
        }
    }
}

/// A Falcon's report, byte by byte, to counts, and to where its grip is.
final class FalconCodec: Part {
    private var decoder = FalconDecoder()
    private var kinematics = FalconKinematics()
    private var index = 0

    override func go(_ count: Int) {
        for _ in 0..<count {
            index += 1
            let way = Int32(200 * Bench.share(index))
            let frame = FalconFrame(numbers: InlineArray<3, Int16>(repeating: Int16(way)), information: 0x70)
            let bytes = frame.bytes
            for place in 0..<16 {
                guard let report = decoder.take(bytes[place]) else { continue }
                sum += kinematics.place(counts: report.realCounts)?.z ?? 0
            }
        }
    }
}
