import ArgumentParser
import Authoring
import Foundation
import Profiles
import Recordings
import Scoring
import Servo
import Sessions
import Transports

/// The recording of a run: where it goes, and where it ends up. Whatever becomes of it, the run goes on.
final class RunRecording {
    private var recorder: SessionRecorder
    /// Where it is written; a run that ends moves it into its report's folder, unless the user chose the place.
    private let path: String
    private let isChosen: Bool
    /// Once it is finished: there is a file that opens, whatever is missing in it.
    private(set) var isOpen = false

    /// Nil where nothing is to be recorded: `--no-record`, or a stepped run, which its script makes again at any time.
    init?(_ procedure: Procedure, options: RunOptions, started: String?, facts: [Attachment]) {
        isChosen = options.record?.hasSuffix(".mcap") == true
        guard !options.noRecord, isChosen || !options.stepped else { return nil }
        let now = Date().timeIntervalSince1970
        if isChosen, let chosen = options.record {
            path = chosen
        } else {
            try? FileManager.default.createDirectory(atPath: options.reportsFolder, withIntermediateDirectories: true)
            path = "\(options.reportsFolder)/\(procedure.scenario.id)-\(Int(now))-\(getpid()).unfinished.mcap"
        }
        recorder = SessionRecorder(
            path: path,
            facts: SessionFacts(
                program: "senshi \(Senshi.configuration.version)", model: Senshi.model, scenario: procedure.scenario.id,
                device: procedure.profile.name, language: options.language.language.rawValue,
                mode: options.mode.rawValue, started: started, trainee: options.trainee, cohort: options.cohort,
                epoch: options.stepped ? 0 : UInt64(now * 1e9),
                stepped: options.stepped, files: procedure.files + facts),
            frames: options.everyFrame ? .every : .sampled)
    }

    /// What the loop leaves its inputs in.
    var tap: Tap { recorder.source }

    /// Something that happened at the frame that is observed next.
    func observe(_ event: Event) { recorder.observe(event) }

    /// One frame, in order.
    func observe(_ frame: Frame) { recorder.observe(frame) }

    /// Takes what has gathered in the tap.
    func drain(_ tap: Tap) { recorder.drain(tap) }

    /// Why it ended early, or that something is missing, in a sentence; each once.
    func trouble() -> LocalizedText? { recorder.trouble()?.sentence ?? recorder.newLoss()?.sentence }

    /// Writes how the run went, and closes the file. What is wrong with it, in a sentence; nil where all is there.
    func finish(
        _ score: Score, timing: LoopTiming, digest: String, ticks: UInt64, ending: ServoLoop.Ending
    ) -> LocalizedText? {
        let outcome = recorder.finish(
            score: score, timing: timing, digest: digest, ticks: ticks, ending: "\(ending)")
        isOpen = outcome.trouble == nil
        if let trouble = outcome.trouble { return trouble.sentence }
        return recorder.loss.isNone ? nil : recorder.loss.sentence
    }

    /// Puts the recording into the report's folder; it stays where it is where there is none. Its path at the end.
    func settle(in folder: String?) -> String {
        guard let folder, !isChosen else { return path }
        let place = "\(folder)/session.mcap"
        guard unsafe rename(path, place) == 0 else { return path }
        RecordingFile.keepName(of: place)
        RecordingFile.keepName(of: path)
        return place
    }
}
