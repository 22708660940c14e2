// What a fuzzer's bytes do to the reader of sessions. Compiled into the fuzzer by fuzz.sh, and into `swift test`.
import Authoring
import Devices
import Recordings
import Servo
import Sessions
import Space

/// A recording that may be anything, gone through as a replay does: tick by tick, to its end or to a sentence.
public enum RecordedSessionTarget {
    /// Runs one input.
    public static func run(_ bytes: [UInt8]) {
        do throws(RecordingError) {
            var session = try RecordedSession(bytes: bytes, more: [.frames, .reports])
            // As a session writes it and reads it again.
            let facts = session.facts
            precondition(facts.files.count <= 256 && facts.files.reduce(0) { $0 + $1.data.count } <= 8 << 20)
            var (ticks, actions) = (0, 0)
            // Ten thousand ticks may stand in twenty bytes: some of them are enough.
            while ticks < 40_000, try session.advance() {
                ticks += 1
                actions += session.actions.count
                let input = session.input
                if let frame = session.frame(of: input.tick) { precondition(frame.tick == input.tick) }
                for report in session.heard(until: input) {
                    precondition(report.read <= input.now && Int(report.length) <= RawReport.capacity)
                }
            }
            precondition(actions + session.afterwards.count <= 65_536)
            if let end = session.end { precondition(end.sha256.utf8.count <= 1 << 20) }
        } catch { precondition(error.sentence.en.hasSuffix(".") && error.sentence.ja.hasSuffix("。")) }
    }
}
