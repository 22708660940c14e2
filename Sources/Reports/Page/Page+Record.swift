import Authoring
import Scoring
import Servo
import Sessions

/// How punctual the run was, and what proves which run it was.
extension Page {
    var timing: Markup {
        let timing = report.run.timing
        return section("timing", Words.timing) {
            element("p", ["class": "lead"]) { timing.stepped ? Words.timingStepped : Words.timingMeans }
            element("dl", ["class": "figures"]) {
                figure(Words.ticksRun, timing.ticks.grouped)
                figure(Words.missed, timing.missed.grouped)
                figure(Words.dropped, timing.dropped.grouped)
            }
            if !timing.stepped {
                element("dl", ["class": "figures"]) {
                    lateness("p50", timing.p50)
                    lateness("p99", timing.p99)
                    lateness("p99.9", timing.p999)
                    lateness(nil, timing.maximum)
                }
            }
            element("p") {
                element("b") { Words.policy }
                " "
                if let policy = report.circumstances.policy {
                    policy
                } else {
                    timing.policy.isEmpty ? "–" : timing.policy
                }
            }
        }
    }

    private func figure(_ name: LocalizedText, _ value: String) -> Markup {
        element("div") {
            element("dt") { name }
            element("dd") { value }
        }
    }

    /// - Parameter rank: a percentile; `nil` for the greatest.
    private func lateness(_ rank: String?, _ microseconds: Double) -> Markup {
        let name = LocalizedText(
            ja: "\(Words.lateness.ja) \(rank ?? Words.maximum.ja)",
            en: "\(Words.lateness.en) \(rank ?? Words.maximum.en)")
        return figure(name, "\(microseconds.fixed(1)) µs")
    }

    var record: Markup {
        let identity = score.scenario
        let circumstances = report.circumstances
        return section("record", Words.record) {
            element("dl", ["class": "record"]) {
                figure(Words.digest, report.run.digest.isEmpty ? "–" : report.run.digest)
                figure(Words.ticksRun, report.run.ticks.grouped)
                figure(Words.scenario, "\(identity.id) \(identity.version)")
                figure(Words.guideline, score.guideline)
                figure(Words.program, "senshi \(circumstances.program)")
                figure(Words.model, circumstances.model)
                figure(Words.profile, "\(report.run.device) \(circumstances.profile)")
                figure(Words.format, Report.format)
            }
        }
    }
}
