import Devices
import Scoring
import TestSupport
import Testing

@Suite("more fault never gives more points") struct MoreFaultTests {
    /// One way to do worse.
    static let worsenings: [@Sendable (inout Attempt, inout SeededRandom) -> Void] = [
        { $0.angle -= .random(in: 0...25, using: &$1) },
        { $0.x += ($0.x < 0 ? -1 : 1) * .random(in: 0...0.015, using: &$1) },
        { $0.y += ($0.y > -0.0675 ? 1 : -1) * .random(in: 0...0.02, using: &$1) },
        { $0.drying = max(0.3, $0.drying - .random(in: 0...25, using: &$1)) },
        { attempt, random in attempt.stops += 1 },
        { attempt, random in attempt.retries += 1 },
        { $0.depth = max(-0.001, $0.depth - .random(in: 0...0.008, using: &$1)) },
        { attempt, random in attempt.rate = attempt.rate < 1 ? 1.3 : 2.2 },
        { $0.dose = max(0.3, $0.dose - .random(in: 0...0.15, using: &$1)) },
        { $0.drift += .random(in: 0...0.003, using: &$1) },
        { $0.lever += .random(in: 0...15, using: &$1) },
        { $0.flowsOnTheWayOut = min(0.25, $0.flowsOnTheWayOut + .random(in: 0.05...0.2, using: &$1)) },
        { attempt, random in attempt.onBone = max(attempt.onBone, 0) + 3.2 },
        { $0.discard += .random(in: 0...8, using: &$1) },
        { $0.skipped.formUnion(pick(["identify", "screen", "side", "hands", "posture", "landmarks", "swab"], &$1)) },
        { $0.skipped.formUnion(pick(["stretch", "ask-numbness", "discard", "press", "observe", "record"], &$1)) },
        { $0.wrong.formUnion(pick(["identify", "screen", "side", "drug-check", "landmarks", "ask-numbness"], &$1)) },
        { $0.missed.formUnion(pick(["form", "consent", "fever", "drug", "dose", "lot", "time", "site"], &$1)) },
        { $0.late.formUnion(pick(["posture", "stretch", "landmarks", "side"], &$1)) },
        { attempt, random in attempt.deeds += ["massage"] },
        { attempt, random in attempt.deeds += ["recap"] },
    ]

    /// An attempt with up to four faults.
    static func attempt(_ random: inout SeededRandom) -> Attempt {
        var attempt = Attempt()
        attempt.discard = 0.3
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            worsenings[Int.random(in: worsenings.indices, using: &random)](&attempt, &random)
        }
        return attempt
    }

    private static func pick(_ ids: [String], _ random: inout SeededRandom) -> [String] {
        [ids[Int.random(in: ids.indices, using: &random)]]
    }

    private static let devices: [[Measure: Sensing]] = [
        Fixtures.exact, Fixtures.pen, Fixtures.exact(without: .plunger), Fixtures.exact(but: .direction, 0.03),
        Fixtures.exact(but: .advance, 0.001),
    ]

    @Test("neither in points nor in percent, over random attempts made worse", arguments: 0..<20)
    func property(batch: Int) {
        var random = SeededRandom(seed: UInt64(batch))
        for _ in 0..<100 {
            let attempt = Self.attempt(&random)
            var worse = attempt
            let which = Int.random(in: Self.worsenings.indices, using: &random)
            Self.worsenings[which](&worse, &random)
            let senses = Self.devices[Int.random(in: Self.devices.indices, using: &random)]
            let before = attempt.score(senses: senses, period: 0.01)
            let after = worse.score(senses: senses, period: 0.01)
            #expect(
                after.earned <= before.earned + 1e-9 && after.percent <= before.percent + 1e-9,
                "worsening \(which) of \(attempt): \(before.earned)/\(before.available) → \(after.earned)/\(after.available)"
            )
            #expect(
                after.verdict != .passed || before.verdict == .passed,
                "worsening \(which) of \(attempt): \(before.critical) → \(after.critical)")
        }
    }
}
