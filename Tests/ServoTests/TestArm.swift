import Collision
import Devices
import Forces
import Patients
import Poses
import Servo
import Space
import TestSupport

/// The parts of a run, for tests: an arm, a needle, a device.
enum TestArm {
    static let limits = Limits(force: 12, stiffness: 3000, damping: 20, continuousForce: 4)

    static func patient(gauge: Int = 25, length: Double = 0.025) -> Patient {
        Patient(
            deltoid: Person(sex: .female, age: 72, bmi: 20.5), needle: ShippedPresets.needle(gauge, length: length),
            presets: ShippedPresets.human)
    }

    static func setup(limits: Limits = limits, gauge: Int = 25, length: Double = 0.025) -> Setup {
        let patient = patient(gauge: gauge, length: length)
        let filter = PoseFilter(
            mapping: .direct, registration: .identity, chart: SkinChart(radius: patient.anatomy.radius),
            centre: (0, -0.065), noise: 0.00005)
        return Setup(filter: filter, anatomy: patient.anatomy, forces: patient.forces, limits: limits)
    }

    /// A device that holds the needle upright, its tip `height` metres over the skin at the usual site.
    static func sample(height: Double, tick: Int, buttons: Buttons = .deadMan) -> Sample {
        var sample = Sample(time: Instant(nanoseconds: Int64(tick) * 1_000_000))
        sample[.y] = -0.085
        sample[.z] = height
        sample.buttons = buttons
        sample.report = UInt64(tick)
        return sample
    }
}
