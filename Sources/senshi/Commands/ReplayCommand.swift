import ArgumentParser
import Authoring
import Foundation
import Recordings
import Reports
import Scoring
import Servo
import Sessions
import Space
import Streams
import Terminals

/// `senshi replay FILE`.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play a recording again through the same step, score it, and compare it with the live run.",
        discussion: """
            As fast as the processor allows, or with --realtime as it was. With --scenario it is scored, and its tissues \
            felt, as another scenario says. Without it, the digest must be the live run's.

            Examples:
              senshi replay reports/…/session.mcap
              senshi replay session.mcap --from raw --json
              senshi replay session.mcap --stream
              senshi replay session.mcap --scenario stricter.yaml --language ja --reports replayed

            Exit codes:
              0   the same as the live run, or nothing to compare it with, whatever it earned
              1   not as it was live
              2   a file that was given is wrong
              4   a result could not be written
              64  the command line is wrong
              70  a mistake of Senshi itself
            """)

    @Argument(help: "The recording.")
    var file: String
    @Flag(help: "At the pace of the live run, with its events as they happen; so it is with --stream, too.")
    var realtime = false
    @Flag(help: "As fast as the processor allows; so it is unless told otherwise.")
    var stepped = false
    @Option(
        defaultAsFlag: StreamAddress.standard, parsing: .next,
        help: ArgumentHelp(
            "Let viewers such as Foxglove look on, at ws://127.0.0.1:8765 unless told otherwise; 0 is any free port.",
            valueName: "[host:]port"))
    var stream: StreamAddress?
    @Option(help: "poses: what went into each tick; raw: what the device said, through its codec.")
    var from = SessionReplay.Source.poses
    @Option(help: ArgumentHelp("Another scenario, of the library or a file.", valueName: "scenario"))
    var scenario: String?
    @Option(help: ArgumentHelp("Write the report anew into this folder.", valueName: "folder"))
    var reports: String?
    @Option(
        help: ArgumentHelp(
            "An instructor's review: confirmations, other points, a rating, each with its reason.", valueName: "file"))
    var review: String?
    @Flag(help: "Print JSON on standard output.")
    var json = false
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if realtime && stepped {
            throw language.usage(
                ja: "--realtimeと--steppedは同時に使えません。どちらかを選んでください。",
                en: "--realtime and --stepped exclude each other; choose one.")
        }
    }

    func run() throws {
        let language = language.language
        let terminal = Terminal()
        let clock = ContinuousClock()
        let result: ReplayResult
        let began: ContinuousClock.Instant
        do {
            let path = try scenario.map { try Procedure.scenarioPath($0, language) }
            let stream = try stream.map { try offer($0, scenario: path, language) }
            began = clock.now
            result = try ReplayResult(path: file, scenario: path, source: from, review: review) { frame, scorer in
                if let stream {
                    for event in scorer.now { stream.tell(event) }
                    stream.show(frame, scorer.scorer)
                }
                guard keepsPace else { return }
                let due = began.advanced(by: .nanoseconds(frame.time.nanoseconds))
                let left = clock.now.duration(to: due) / .microseconds(1)
                if left > 0 { usleep(UInt32(left)) }
                let words = EventWords(of: scorer.scorer.scenario)
                for event in scorer.now {
                    let text = words.text(of: event.kind)[language]
                    terminal.write("\(String(format: "%8.3f s", event.time))  \(text)\n")
                }
            }
            stream?.finish(result.score, at: result.trace.frames.last?.time ?? .zero)
        } catch { throw Complaint.recording(file, error, language) }
        let took = began.duration(to: clock.now) / .seconds(1)
        if let reports { try write(result, to: reports, language, terminal) }
        if json { print(ReplayLine(file: file, result).json) }
        terminal.write(summary(result, took: took).map { $0[language] + "\n" }.joined())
        if scenario == nil, result.end != nil, !result.isSame { throw ExitCode.attemptFailed }
    }

    private var keepsPace: Bool { realtime || stream != nil && !stepped }

    private func offer(_ address: StreamAddress, scenario: String?, _ language: Language) throws -> RunStream {
        let replay = try SessionReplay(path: file, scenario: scenario)
        let facts = replay.session.facts
        return try RunStream(
            at: address, scenario: replay.procedure.scenario, device: facts.device, epoch: facts.epoch,
            stepped: facts.stepped, language: language)
    }

    private func write(_ result: ReplayResult, to folder: String, _ language: Language, _ terminal: Terminal) throws {
        let note = LocalizedText(ja: "記録 \(file) から作り直しました。", en: "Made anew from the recording \(file).")
        do throws(WriteFailure) {
            let written = try ReportFiles(result.report(notes: [note]), language: language).write(to: folder)
            terminal.write(LocalizedText(ja: "報告書: \(written.page)\n", en: "Report: \(written.page)\n")[language])
        } catch { throw Complaint.sentence(error.sentence[language], .notWritten) }
    }

    private func summary(_ result: ReplayResult, took: Double) -> [LocalizedText] {
        let score = result.score
        let speed = Int(Double(result.ticks) / 1000 / max(took, 1e-6))
        var lines = [
            LocalizedText(
                ja: "\(result.ticks)刻み、実時間の\(speed)倍、\(score.verdict.word.ja) \(score.earned)/\(score.available)",
                en:
                    "\(result.ticks) ticks at \(speed) times real time, \(score.verdict.rawValue) \(score.earned)/\(score.available)"
            )
        ]
        let recorder = ReplayLine.recorder(of: result.facts)
        if recorder != ReplayLine.thisProgram {
            lines.append(
                LocalizedText(
                    ja: "別の版で記録されました: \(recorder)。今回は \(ReplayLine.thisProgram) です。",
                    en: "Recorded by another version: \(recorder); this is \(ReplayLine.thisProgram)."))
        }
        if let cut = result.cut?.sentence {
            lines.append(LocalizedText(ja: "\(file): \(cut.ja)", en: "\(file): \(cut.en)"))
        }
        if let end = result.end {
            let loss = RecordingLoss(
                path: file, inputs: end.droppedInputs, reports: end.droppedReports, records: end.droppedRecords ?? 0)
            if !loss.isNone { lines.append(loss.atReplay) }
        }
        if scenario != nil {
            lines.append(LocalizedText(ja: "別のシナリオで計算しました。", en: "Computed as another scenario says."))
        } else if let difference = result.difference {
            lines.append(
                LocalizedText(
                    ja: "実行時と違います(記録、今回): \(difference.description)",
                    en: "Not as it was live (recorded and now): \(difference.description)"))
        } else if result.end == nil {
            lines.append(LocalizedText(ja: "記録に要約値がありません。", en: "The recording holds no digest to compare with."))
        } else if result.isSame {
            lines.append(
                LocalizedText(ja: "実行時とビットまで同じです。", en: "The same as the live run, bit for bit."))
        } else {
            lines.append(
                LocalizedText(ja: "要約値が実行時と違います。", en: "The digest is not that of the live run."))
        }
        return lines
    }
}

extension SessionReplay.Source: ExpressibleByArgument {}
