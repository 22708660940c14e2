import Collision
import Devices
import Patients
import Servo
import Space

/// The whole step: pose filter, collision, forces, plunger, limiter, frame.
final class WholeTick: Part {
    private var tick: Tick
    private let from: Double
    private let to: Double
    private var index = 0
    private var sample = Sample()

    /// - Parameters:
    ///   - from: depths between which the tip goes, m; negative above the skin.
    ///   - width: of the fields; none where the arm is a formula.
    init(from: Double, to: Double, width: Double? = nil) {
        (self.from, self.to) = (from, to)
        let store = width.map(Bench.fields)
        let patient = Bench.patient
        tick = Tick(
            Setup(
                filter: Bench.filter, anatomy: store.map(Bench.anatomy) ?? patient.anatomy, boundaries: store,
                forces: patient.forces, plunger: patient.plunger(barrel: 1e-6, content: 0.3e-6), limits: Bench.limits))
        sample[.y] = -0.085
        sample.buttons = .deadMan
    }

    override func go(_ count: Int) {
        for _ in 0..<count {
            index += 1
            sample.time = Instant(nanoseconds: Int64(index) * 1_000_000)
            sample.report = UInt64(index)
            let share = Bench.share(index)
            sample[.z] = -(from + (to - from) * share)
            sample[.plunger] = share
            let output = tick.step(.sample(sample), at: sample.time, period: 0.001)
            sum += output.frame.axial + output.command.force.z
        }
    }
}
