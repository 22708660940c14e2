import Authoring
import Collision
import Devices
import Forces
import Patients
import Poses
import Servo
import Space

/// Steps a hand's ticks through one case: `ticks CASE COUNT` for an instruction counter, `ticks CASE COUNT time` for a clock.
@main
struct Ticks {
    /// Where the tip goes to and fro: between two depths below the skin, mm.
    static let cases: [(name: String, from: Double, to: Double)] = [
        ("air", -20, -5), ("skin", 0.5, 2.5), ("fat", 4, 6), ("fascia", 7, 9), ("muscle", 10, 20),
        ("insertion", -2, 20),
    ]

    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3, let count = Int(arguments[2]), count > 0,
            let path = cases.first(where: { $0.name == arguments[1] })
        else {
            print("usage: ticks CASE COUNT [time]; CASE is one of \(cases.map(\.name).joined(separator: ", "))")
            return
        }
        var run = Run(from: path.from * 1e-3, to: path.to * 1e-3)
        run.go(500)
        guard arguments.count > 3 else {
            run.go(count)
            print(run.sum)
            return
        }
        // The median of a hundred stretches.
        let clock = ContinuousClock()
        let times = (0..<100).map { _ in
            clock.measure { run.go(count / 100) } / .nanoseconds(1) / Double(count / 100)
        }.sorted()
        print((times[50] * 10).rounded() / 10)
    }
}

/// A needle that goes to and fro, 4 mm/s to 80 mm/s.
struct Run: ~Copyable {
    private var tick: Tick
    private let from: Double
    private let to: Double
    private var index = 0
    private var sample = Sample()
    /// Keeps the work from being left out.
    private(set) var sum = 0.0

    init(from: Double, to: Double) {
        self.from = from
        self.to = to
        let diagnostics = Diagnostics()
        guard let presets = PresetLibrary(directory: "../scenarios").read(into: diagnostics),
            let needle = presets.needles.needle(gauge: 25, length: 0.025)
        else { fatalError(diagnostics.rendered()) }
        let patient = Patient(
            deltoid: Person(sex: .female, age: 72, bmi: 20.5), needle: needle, presets: presets)
        let filter = PoseFilter(
            mapping: .direct, registration: .identity, chart: SkinChart(radius: patient.anatomy.radius),
            centre: (0, -0.065), noise: 0.00005)
        let limits = Limits(force: 12, stiffness: 3000, damping: 20, continuousForce: 4)
        tick = Tick(
            Setup(
                filter: filter, anatomy: patient.anatomy, forces: patient.forces,
                plunger: patient.plunger(barrel: 1e-6, content: 0.3e-6), limits: limits))
        sample[.y] = -0.085
        sample.buttons = .deadMan
    }

    mutating func go(_ count: Int) {
        for _ in 0..<count {
            index += 1
            sample.time = Instant(nanoseconds: Int64(index) * 1_000_000)
            sample.report = UInt64(index)
            // A triangle of 500 ticks, smoothed: s²(3 − 2s).
            let phase = Double(index % 1000) / 500
            let s = phase < 1 ? phase : 2 - phase
            sample[.z] = -(from + (to - from) * s * s * (3 - 2 * s))
            sample[.plunger] = s
            let output = tick.step(.sample(sample), at: sample.time, period: 0.001)
            sum += output.frame.axial + output.command.force.z
        }
    }
}
