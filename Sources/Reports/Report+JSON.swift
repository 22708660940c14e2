import Authoring
import Collision
import Devices
import Scoring
import Servo
import Sessions
import Space

/// `report.json`. Keys are stable within one `format`; a physical number's unit is in its key (`depth_mm`) or in the
/// field `unit` beside it. Keys are sorted; a number that is not finite is `null`.
///
/// | key | what |
/// |---|---|
/// | `format` | `senshi-report/1` |
/// | `notice` | that this is a training aid, and whether the scenario is a draft |
/// | `verdict` | `passed`, `failed` or `void`, points, percent, pass mark, reasons when void |
/// | `scenario`, `guideline`, `mode`, `patient`, `needle`, `device`, `started`, `notes` | what was run |
/// | `versions` | of program, force model, device profile, scenario |
/// | `feedback`, `criticalErrors`, `steps`, `leftOut`, `metrics` | the score; `ticks` are first and last |
/// | `reactions` | events that a scenario scripts, and what was done about them |
/// | `review` | what an instructor ruled, with reasons; `trainee` is a pseudonym |
/// | `events` | what happened, with tick and seconds |
/// | `curve` | the needle near the skin, at most 3,000 points with all extremes, as arrays of equal length |
/// | `anatomy` | depths of the layers' outer faces below the landmark, the bone |
/// | `timing` | how punctual the loop was, µs |
/// | `digest` | SHA-256 over all frames, and how many ticks it covers |
extension Report {
    /// The name of this form of the report.
    public static let format = "senshi-report/1"

    /// The report for programs, UTF-8. The same report gives the same bytes on every machine.
    public func json() -> String {
        var fields = what
        fields.merge(scored) { first, _ in first }
        fields["events"] = .list(run.events.map(json))
        fields["curve"] = curve
        fields["anatomy"] = .fields([
            "boneAxisDepth_mm": .number(millimetres(run.boneAxisDepth)),
            "boneRadius_mm": .number(millimetres(run.boneRadius)),
            "faces_mm": .fields(
                Dictionary(
                    zip(["skin", "fat", "fascia", "muscle", "bone"], run.layers).map {
                        ($0, .number(millimetres($1)))
                    }, uniquingKeysWith: { first, _ in first })),
        ])
        fields["timing"] = .fields([
            "ticks": .whole(run.timing.ticks), "missed": .whole(run.timing.missed),
            "dropped": .whole(run.timing.dropped),
            "latenessP50_us": .number(run.timing.p50), "latenessP99_us": .number(run.timing.p99),
            "latenessP999_us": .number(run.timing.p999), "latenessMax_us": .number(run.timing.maximum),
            "stepped": .flag(run.timing.stepped),
            "policy": json(circumstances.policy ?? LocalizedText(ja: run.timing.policy, en: run.timing.policy)),
        ])
        fields["digest"] = .fields(["sha256": .text(run.digest), "ticks": .whole(run.ticks)])
        return JSONText.fields(fields).printed
    }

    private var what: [String: JSONText] {
        [
            "format": .text(Self.format),
            "notice": .fields([
                "trainingAid": json(Words.trainingAid), "draft": score.draft ? json(Words.draft) : .null,
            ]),
            "scenario": .fields([
                "id": .text(score.scenario.id), "version": .text(score.scenario.version),
                "title": json(score.scenario.title),
            ]),
            "guideline": .text(score.guideline), "mode": .text(circumstances.mode.rawValue),
            "trainee": circumstances.trainee.map(JSONText.text) ?? .null,
            "patient": json(circumstances.patient ?? LocalizedText(ja: run.patient, en: run.patient)),
            "needle": .text(run.needle), "device": .text(run.device),
            "started": run.started.map(JSONText.text) ?? .null,
            "notes": .list(circumstances.notes.map(json)),
            "versions": .fields([
                "program": .text(circumstances.program), "model": .text(circumstances.model),
                "profile": .text(circumstances.profile), "scenario": .text(score.scenario.version),
            ]),
        ]
    }

    /// The needle near the skin, thinned. Millimetres and degrees to 0.001, newtons to 0.0001, seconds to 0.0001.
    private var curve: JSONText {
        let trace = Trace(run)
        let kept = Decimation.indices(
            count: trace.frames.count, limit: 3000,
            of: [{ trace.frames[$0].travel }, { trace.frames[$0].depth }, { trace.frames[$0].axial }])
        let frames = kept.map { trace.frames[$0] }
        func numbers(_ scale: Double, _ value: (Frame) -> Double) -> JSONText {
            .list(frames.map { .number((value($0) * scale).rounded() / scale) })
        }
        return .fields([
            "tick": .list(frames.map { .whole($0.tick) }),
            "time_s": numbers(10_000) { $0.time.seconds },
            "travel_mm": numbers(1000) { $0.travel * 1000 },
            "depth_mm": numbers(1000) { $0.depth * 1000 },
            "angle_deg": numbers(1000) { $0.steepness.degreesFromSine },
            "axialForce_N": numbers(10_000) { $0.axial },
            "delivered_percent": numbers(1000) { $0.deliveredShare * 100 },
            "layer": .list(frames.map { .text("\($0.layer)") }),
            "stroke": .list(kept.map { .text(trace.strokes[$0].rawValue) }),
        ])
    }

    private func millimetres(_ metres: Double) -> Double { (metres * 1_000_000).rounded() / 1000 }
}
