import Authoring
import Forces
import Patients
import Space

extension Targets {
    /// What the thumb feels, and where the dose goes.
    static let plunger: [Target] = [
        Target(
            "V14", "back-pressure in fat at 0.025–0.2 mL/s, 40 patients: mean and largest",
            "Allmendinger & Fischer 2020", .measured, .measured
        ) { subject in
            var pressures: [Double] = []
            for seed in 1...40 {
                for flow in [0.025, 0.05, 0.1, 0.2] {
                    let condition = Condition(seed: UInt64(seed))
                    let push = PlungerBench(subject, flow: flow, layer: 2, condition: condition)
                    pressures.append((push.pressure - push.hydraulic) / 1000)
                }
            }
            return [
                Finding("mean", pressures.reduce(0, +) / Double(pressures.count), in: 9...15, "kPa"),
                Finding("largest", pressures.max() ?? .nan, in: 12...30, "kPa"),
            ]
        },
        Target(
            "V15", "leak from fat, 90°, 3 s dwell, up to 1 mL",
            "no source at hand: less than a hundredth is taken to leak",
            .assumed, .assumed
        ) { subject in
            [0.3, 0.5, 1.0].map { dose in
                Finding("\(dose) mL", PlungerBench.leak(subject, dose: dose) * 100, in: 0.05...1, "%")
            }
        },
        Target(
            "V16", "plunger, 25G × 25 mm, water: hydraulic part in 1 mL and 3 mL barrels, and the glide",
            "Hagen–Poiseuille with a kinetic term", .derived, .derived
        ) { subject in
            let small = PlungerBench(subject, flow: 0.5, layer: 0)
            let slow = PlungerBench(subject, flow: 0.1, layer: 0)
            let large = PlungerBench(subject, flow: 0.5, layer: 0, barrel: 3)
            return [
                Finding("1 mL, 0.5 mL/s", small.hydraulicForce, in: 4.0...6.5, "N"),
                Finding("1 mL, 0.1 mL/s", slow.hydraulicForce, in: 0.5...0.8, "N"),
                Finding("3 mL, 0.5 mL/s", large.hydraulicForce, in: 14...22, "N"),
                Finding("glide", small.glide, in: 1...3, "N"), Finding("break-loose", small.breakLoose, in: 2...6, "N"),
            ]
        },
        Target(
            "V20", "the plunger's stroke in a barrel of 1, 2.5, 3, 5 and 10 mL", "scales of syringes", .derived,
            .assumed
        ) {
            subject in
            func stroke(_ volume: Double) -> Double {
                let syringe = subject.human.syringe(barrel: volume * 1e-6, content: 1e-6, needle: subject.needle(25))
                return volume * 1e-6 / syringe.area * 1000
            }
            return [
                Finding("1 mL", stroke(1), in: 53...62, "mm"), Finding("2.5 mL", stroke(2.5), in: 37...48, "mm"),
                Finding("3 mL", stroke(3), in: 47...56, "mm"), Finding("5 mL", stroke(5), in: 37...49, "mm"),
                Finding("10 mL", stroke(10), in: 49...66, "mm"),
            ]
        },
        Target("V21", "injecting into a nerve presses back", "no source at hand: 124–203 kPa", .assumed, .assumed) {
            subject in
            let push = PlungerBench(subject, flow: 0.02, layer: 4, inNerve: true)
            return [Finding("pressure", (push.pressure - push.hydraulic) / 1000, in: 124...203, "kPa")]
        },
        Target("V26", "0.1 mL into the skin raises a wheal", "CDC, Mantoux test: 6–10 mm", .measured, .measured) {
            [Finding("diameter", Wheal(volume: 0.1e-6, presets: $0.human).diameter * 1000, in: 6...10, "mm")]
        },
    ]
}

/// A plunger on a motor.
struct PlungerBench {
    /// In the syringe at the end, Pa, and of it what the needle takes, in a closed form.
    private(set) var pressure = 0.0
    private(set) var hydraulic = 0.0
    /// Of the force: what the needle takes, the largest above it at the start, and what is above it at the end, N.
    private(set) var hydraulicForce = 0.0
    private(set) var breakLoose = 0.0
    private(set) var glide = 0.0

    /// Pushes for half a second, or until 0.9 of the content is out.
    /// - Parameters:
    ///   - flow: mL/s.
    ///   - layer: of the tip.
    ///   - barrel: mL.
    init(
        _ subject: Subject, flow: Double, layer: Int, barrel: Double = 1, condition: Condition = Condition(),
        inNerve: Bool = false
    ) {
        let needle = subject.needle(25)
        let syringe = subject.human.syringe(
            barrel: barrel * 1e-6, content: 1e-6, needle: needle, condition: condition)
        var plunger = Plunger(syringe)
        let outlet = Outlet(layer: layer, inNerve: inNerve)
        var delivery = Delivery()
        let ticks = min(500, Int(0.9 / (flow * 0.001)))
        for tick in 0...ticks {
            delivery = plunger.step(
                Double(tick) * flow * 0.001, outlet: outlet, depth: layer > 0 ? 0.01 : 0, period: 0.001)
            breakLoose = max(breakLoose, delivery.force - syringe.area * delivery.pressure)
        }
        let back = inNerve ? syringe.pressures[7] : syringe.pressures[layer]
        pressure = delivery.pressure
        hydraulic = layer == 0 ? pressure - back : Self.drop(syringe, delivery.flow)
        hydraulicForce = syringe.area * pressure
        glide = delivery.force - syringe.area * pressure
    }

    /// Pressure that the needle takes, from the same equation written the other way round, Pa.
    static func drop(_ syringe: SyringeMechanics, _ flow: Double) -> Double {
        let blend = min(1, max(0, (syringe.reynolds * flow - 2000) / 1000))
        return syringe.resistance * (1 + (syringe.turbulence - 1) * blend) * flow + syringe.kinetic * flow * flow
    }

    /// The share of a dose (mL) that leaks when the needle leaves fat after 3 s.
    static func leak(_ subject: Subject, dose: Double) -> Double {
        let syringe = subject.human.syringe(barrel: 1e-6, content: dose * 1e-6, needle: subject.needle(25))
        var plunger = Plunger(syringe)
        let fat = Outlet(layer: 2)
        for tick in 0...2000 { _ = plunger.step(Double(tick) / 2000, outlet: fat, depth: 0.005, period: 0.001) }
        for _ in 0..<3050 { _ = plunger.step(1, outlet: fat, depth: 0.005, period: 0.001) }
        return plunger.step(1, outlet: Outlet(layer: 0), depth: 0, period: 0.001).leaked
    }
}
