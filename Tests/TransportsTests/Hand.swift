import Authoring
import Devices
import Space
import Testing
import Transports

/// A hand script written in a test, and its motion over an arm of 47 mm radius.
struct Hand {
    static let chart = SkinChart(radius: 0.047)

    let script: HandScript
    let motion: HandMotion

    /// - Parameters:
    ///   - moves: the lines under `moves`, each beginning with `- `.
    ///   - tremor: the value of `tremor`.
    init(_ moves: String, start: String = "height: 50 mm, angle: 90 deg", tremor: String? = nil, seed: Int = 1) throws {
        let lines = moves.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
        let text = """
            format: senshi-hand/1
            id: test
            title: {ja: 試験, en: Test}
            seed: \(seed)
            \(tremor.map { "tremor: \($0)" } ?? "")
            start: {site: [5 mm, -85 mm], \(start)}
            moves:
            \(lines)
            """
        let diagnostics = Diagnostics()
        let script = HandScript(Document(text: text, file: "test.yaml", into: diagnostics), into: diagnostics)
        self.script = try #require(script, "\(diagnostics.rendered())")
        motion = HandMotion(self.script, on: Self.chart)
    }

    /// The direction of insertion at a tick.
    func axis(_ tick: Int) -> Vector { motion.moments[tick].pose.rotation.rotate(Vector(0, 0, -1)) }
    /// The tip at a tick, m.
    func tip(_ tick: Int) -> Vector { motion.moments[tick].pose.position }
    /// How high the tip is over the skin at a tick, m.
    func height(_ tick: Int) -> Double { Self.chart.under(tip(tick)).height }
}

extension HandMotion {
    /// FNV-1a over the bits of every moment: equal motions have equal digests.
    var digest: UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ bits: UInt64) {
            for shift in stride(from: 0, to: 64, by: 8) {
                hash = (hash ^ (bits >> UInt64(shift)) & 0xFF) &* 0x100_0000_01B3
            }
        }
        for moment in moments {
            let (p, q) = (moment.pose.position, moment.pose.rotation)
            for value in [p.x, p.y, p.z, q.w, q.x, q.y, q.z, moment.plunger] { add(value.bitPattern) }
            add(UInt64(moment.buttons.bits))
        }
        return hash
    }
}
