import Foundation
import Testing

/// Live runs, on the machine's own clock.
@Suite(.serialized) struct RealTimeTests {
    @Test("a minute in real time says how late it was, loses no frame, and accounts for every period")
    func minute() throws {
        let folder = try Folder()
        let script = Program.root.appendingPathComponent("Tests/SenshiTests/Scripts/minute.yaml").path
        let outcome = try Program.run([
            "run", "covid19-deltoid-im", "--hand", script, "--json", "--reports", folder.path,
        ])
        let result = try RunResult(outcome.output)
        let ticks = result.number("timing.ticks")
        let missed = result.number("timing.missed")
        #expect((60_000...60_010).contains(ticks + missed), "\(ticks) ticks and \(missed) missed")
        #expect(result.number("timing.dropped") == 0)
        #expect(result.number("timing.latenessP50_us") > 0)
        #expect(result.number("timing.latenessP99_us") >= result.number("timing.latenessP50_us"))
        #expect(result.number("timing.latenessP999_us") >= result.number("timing.latenessP99_us"))
        #expect(result.number("timing.latenessMax_us") >= result.number("timing.latenessP999_us"))
        #expect(outcome.complaint.contains("late p50"))
        #expect(outcome.complaint.contains("real-time:") || outcome.complaint.contains("best effort:"))
    }
}
