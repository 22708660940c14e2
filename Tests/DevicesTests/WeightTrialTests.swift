import Devices
import Space
import Testing

/// An arm that stands still where its joints stick, with motors that are weaker or stronger than they say.
private struct Arm {
    var mass = 0.25, friction = 0.25, strength = 0.8, load = 0.0
    var place = 0.0
    var speed = 0.0

    /// 1 ms under what the motors are told, N, and a hand that holds the grip somewhere, m.
    mutating func pass(told: Double, hand: Double?) {
        let step = 0.00005
        for _ in 0..<20 {
            var force = told * strength - (mass * 0.5 + load) * WeightCalibration.gravity
            if let hand { force += 2000 * (hand - place) - 40 * speed }
            let all = mass + load
            if speed == 0 {
                guard abs(force) > friction else { continue }
                force -= force > 0 ? friction : -friction
                speed = force / all * step
            } else {
                let next = speed + (force - (speed > 0 ? friction : -friction)) / all * step
                speed = next * speed < 0 ? 0 : next
            }
            place += speed * step
        }
    }
}

@Suite("a known weight on the grip") struct WeightTrialTests {
    /// Runs a trial with a person who does what is asked. The largest force, the trial, and its stages.
    private func run(
        _ arm: Arm, mass: Double, hung: Double
    ) -> (most: Double, trial: WeightTrial, stages: [WeightTrial.Stage]) {
        var arm = arm
        var trial = WeightTrial(mass: mass)
        var told = Vector.zero
        var most = 0.0
        var stages = [trial.stage]
        var (since, from) = (0, 0.0)
        for tick in 0..<60_000 {
            if stages.last != trial.stage {
                stages.append(trial.stage)
                since = tick
                from = arm.place
            }
            // A second of holding, then the hand is off the grip.
            var hand: Double?
            if tick - since < 1000 {
                switch trial.stage {
                case .lift: hand = from + 0.020
                case .push: hand = from - 0.012
                case .ready(let isLoaded):
                    hand = 0
                    arm.load = isLoaded ? hung : 0
                case .done, .failed: break
                }
            }
            told = trial.step(
                place: Vector(0, arm.place, 0), told: told, isReady: tick - since == 900, period: 0.001)
            if case .ready = trial.stage { #expect(told == .zero) }
            most = max(most, told.length)
            arm.pass(told: told.y, hand: hand)
            switch trial.stage {
            case .done, .failed: return (most, trial, stages + [trial.stage])
            default: continue
            }
        }
        return (most, trial, stages)
    }

    @Test(
        "motors that are weak or strong are found out within 8 %, whatever the joints stick",
        arguments: [0.6, 0.8, 1.0, 1.5])
    func factor(strength: Double) throws {
        for friction in [0.0, 0.1, 0.3] {
            let (most, trial, stages) = run(
                Arm(friction: friction, strength: strength), mass: strength < 0.7 ? 0.1 : 0.2,
                hung: strength < 0.7 ? 0.1 : 0.2)
            let result = try #require(trial.result, "\(stages)")
            #expect(abs(result.scale * strength - 1) < 0.08, "\(result.scale) for \(strength), friction \(friction)")
            #expect(most <= WeightTrial.most + 1e-9)
            #expect(
                stages == [
                    .ready(isLoaded: false), .lift(isLoaded: false), .push(isLoaded: false), .ready(isLoaded: true),
                    .lift(isLoaded: true), .push(isLoaded: true), .done,
                ])
        }
    }

    @Test("a weight that was never hung up is found out too")
    func nothing() {
        let (_, trial, _) = run(Arm(friction: 0), mass: 0.2, hung: 0)
        guard case .failed(.implausible) = trial.stage else { return #expect(Bool(false), "\(trial.stage)") }
    }
}
