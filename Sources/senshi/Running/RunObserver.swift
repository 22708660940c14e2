import ArgumentParser
import Authoring
import CPlatform
import Collision
import Devices
import Foundation
import Patients
import Profiles
import Recordings
import Reports
import Scoring
import Servo
import Sessions
import Space
import Terminals
import Transports

/// Follows a run on an ordinary thread: events, score, digest, table, screen and keys.
final class RunObserver {
    let controls = Controls()
    private let procedure: Procedure
    private let options: RunOptions
    private let language: Language
    private let terminal = Terminal()
    private let release: () -> Void

    private var detector = EventDetector()
    private var scorer: Scorer
    private var digest = FrameDigest()
    private var trace = FrameTrace()
    private var absences = Absences()
    private var events: [Event] = []
    private var table: FrameTable?
    private var said: [TimedAction]
    private var next = 0
    private var last = Frame()
    private var asker: StepAsker
    private var line: LiveLine
    private var keyboard: Keyboard
    private let clock = ContinuousClock()
    private let began: ContinuousClock.Instant
    private var confirmed = false
    private var clutched = false
    private let stance: Stance
    /// The step whose coaching was shown last.
    private var prompted: String?
    private let rules: ModeRules
    /// The event whose cue was shown last.
    private var cued: String?
    private var stoppedBy: LocalizedText?
    private var tableFailure: LocalizedText?
    private let keeper: ResultKeeper?
    private let recording: RunRecording?
    private let stream: RunStream?
    private var recordingTrouble: LocalizedText?
    /// What was said at the keyboard since the last frame. It counts from the next one on, in a replay too.
    private var heard: [Action] = []
    /// Where an instructor's words arrive; nil in stepped time.
    private let inbox: InstructorInbox?
    /// The console's session, where a daemon runs it.
    private let session: StationSession?
    /// Nil in stepped time, and for a device that shows no force.
    private let sleep: RunSleep?
    private let words: InstructorWords

    /// - Parameters:
    ///   - procedure: what is to be done, with which device.
    ///   - options: of the command line.
    ///   - said: what a script says, by its tick.
    ///   - keyboard: whether a trainee answers at the keyboard.
    ///   - recording: nil where nothing is recorded.
    ///   - stream: nil where nobody looks on.
    ///   - stance: how the needle is held.
    ///   - session: of the console; it stands for the keyboard and for signals, which are the daemon's.
    ///   - release: gives the device back to the desktop.
    init(
        _ procedure: Procedure, options: RunOptions, said: [TimedAction], keyboard: Bool,
        recording: RunRecording?, stream: RunStream? = nil, held stance: Stance = Stance(),
        session: StationSession? = nil, release: @escaping () -> Void
    ) throws {
        self.procedure = procedure
        self.options = options
        self.said = said
        self.release = release
        self.stance = stance
        self.recording = recording
        sleep = options.stepped || procedure.profile.limits.force == 0 ? nil : RunSleep()
        words = InstructorWords(procedure.scenario)
        inbox = options.stepped ? nil : InstructorInbox(words)
        self.stream = stream
        self.session = session
        language = options.language.language
        keeper = try ResultKeeper(options)
        rules = procedure.scenario.rules(in: options.mode)
        scorer = Scorer(
            scenario: procedure.scenario, senses: procedure.profile.senses, mode: options.mode,
            exemplar: procedure.exemplar)
        if let path = options.record, !path.hasSuffix(".mcap") {
            guard path.hasSuffix(".csv") else {
                throw Complaint.sentence(RunWords.recordingName(path)[language], .badInput)
            }
            do throws(FrameTable.Failure) { table = try FrameTable(path: path) } catch {
                throw Complaint.sentence(error.sentence[language], .notWritten)
            }
        }
        line = LiveLine(language: language, isInteractive: terminal.isInteractive)
        // Before the keyboard, which puts the terminal back first and then passes signals on.
        if !options.stepped && session == nil { cplatform_catch_requests() }
        self.keyboard = Keyboard(isWanted: session == nil)
        asker = StepAsker(language: language, asks: keyboard && (self.keyboard.isThere || session != nil))
        began = clock.now
        if keyboard { greet() }
        if let missing = sleep?.missing { terminal.write("senshi: \(missing[language])\n") }
    }

    /// The procedure, and what the patient says about themselves.
    private func greet() {
        terminal.write(procedure.scenario.title[language] + "\n")
        for words in procedure.scenario.tells { terminal.write(RunWords.quoted(words)[language] + "\n") }
        if let exemplar { terminal.write(RunWords.exemplar(exemplar)[language] + "\n") }
    }

    /// The expert's run that is shown, in this mode.
    private var exemplar: Exemplar? { rules.exemplar ? procedure.exemplar : nil }

    /// How far a wait has come, or the tip is from the exemplar's path.
    private var progress: LocalizedText? {
        if let wait = scorer.waitState { return RunWords.progress(wait) }
        return exemplar != nil && last.deviation > 0 ? RunWords.deviation(last.deviation) : nil
    }

    /// What the loop leaves for the recording.
    var tap: Tap? { recording?.tap }

    /// Takes it, and says at once where the recording ended early.
    func record(_ tap: Tap) {
        recording?.drain(tap)
        guard let trouble = recording?.trouble() else { return }
        recordingTrouble = trouble
        terminal.write(line.above("senshi: \(trouble[language])"))
    }

    /// A frame, in order.
    func observe(_ frame: Frame) {
        last = frame
        digest.add(frame)
        while next < said.count && said[next].tick <= UInt64(max(0, frame.time.nanoseconds)) / 1_000_000 {
            say(said[next].action)
            next += 1
        }
        for action in heard { say(action) }
        heard.removeAll()
        let confirm = frame.buttons.contains(.confirm)
        if confirm && !confirmed, let step = scorer.currentStep { say(Action(.confirm(step: step.id))) }
        confirmed = confirm
        let clutch = frame.buttons.contains(.clutch)
        if clutch && !clutched && frame.travel > 0 { terminal.write(line.above(RunWords.clutchInTissue[language])) }
        clutched = clutch
        detector.observe(frame) { event in note(event) }
        scorer.observe(frame)
        trace.observe(frame)
        absences.observe(frame)
        recording?.observe(frame)
        stream?.show(frame, scorer)
        if table != nil { write(frame) }
        if scorer.isEnded { controls.ask(.stop) }
    }

    /// About 200 times a second of a live run.
    func idle() {
        obey(session?.takeRequests() ?? cplatform_take_requests())
        for word in session?.takeWords() ?? [] { take(word) }
        for key in keyboard.keys() { press(key) }
        for action in inbox?.actions() ?? [] { hear(action) }
        if let words = sleep?.look(at: last, controls) { terminal.write(line.above(words[language])) }
        show()
    }

    /// What signals have asked for: the end, as Ctrl-C does, or an emergency stop, as `senshi stop` does.
    private func obey(_ requests: Int32) {
        if requests & 2 != 0 { controls.ask(.emergencyStop) }
        guard requests & 1 != 0 else { return }
        release()
        stoppedBy = RunWords.stoppedBySignal
        controls.ask(.stop)
    }

    private func note(_ event: Event) {
        events.append(event)
        scorer.observe(event)
        trace.observe(event)
        recording?.observe(event)
        stream?.tell(event)
        if case .faulted(let name) = event.kind { terminal.write(line.above(RunWords.fault(name)[language])) }
    }

    private func say(_ action: Action, afterwards: Bool = false) {
        detector.observe(action, tick: last.tick + (afterwards ? 1 : 0), time: last.time.seconds) { event in note(event)
        }
        if action.kind == .end { controls.ask(.stop) }
    }

    private func write(_ frame: Frame) {
        do throws(FrameTable.Failure) { try table?.add(frame) } catch {
            // The session goes on; the user is told at once and by the exit code.
            tableFailure = error.sentence
            table = nil
            terminal.write(line.above("senshi: \(error.sentence[language])"))
        }
    }

    /// An instructor's word from another terminal.
    private func hear(_ action: Action) {
        guard let trouble = words.trouble(action) else { return heard.append(action) }
        terminal.write(line.above("senshi: \(trouble[language])"))
    }

    /// What was said on a page.
    private func take(_ word: StationSession.Word) {
        switch word {
        case .answer(let action): if asker.take(action) { heard.append(action) }
        case .instructor(let action): hear(action)
        case .resume: if last.fault.isFault { controls.ask(.clearFault) }
        }
    }

    private func press(_ key: Key) {
        switch key {
        case .escape:
            release()
            stoppedBy = RunWords.stoppedByEscape
            controls.ask(.stop)
        case .character("0"): controls.ask(.emergencyStop)
        case .character("E"), .character("C"):
            let step = scorer.currentStep.flatMap { $0.canBeConfirmed ? $0.id : nil }
            let keys = InstructorKeys(by: options.instructorKeys, isTest: options.mode == .test)
            if let action = keys.action(key, step: step, event: scorer.awaited.first?.id) { heard.append(action) }
        case .character("r") where last.fault.isFault: controls.ask(.clearFault)
        default: if let action = asker.press(key) { heard.append(action) }
        }
    }

    /// The scenario that somebody set about because of an event.
    var continuation: String? { scorer.next }

    /// What happens to the patient now, once.
    private func cue() {
        guard let event = scorer.activeEvent else { return cued = nil }
        guard event.id != cued else { return }
        cued = event.id
        if event.sound { terminal.write("\u{7}") }
        controls.ask(jerk: event.jerk)
        for words in [event.sees.map(RunWords.seen), event.says.map(RunWords.quoted)] {
            if let words { terminal.write(line.above(words[language])) }
        }
        if let question = asker.question(about: event) { terminal.write(line.above(question)) }
    }

    private func show() {
        let step = scorer.currentStep
        cue()
        if rules.prompts, let prompt = step?.prompt, step?.id != prompted {
            terminal.write(line.above(RunWords.prompt(prompt)[language]))
        }
        prompted = step?.id
        if scorer.activeEvent == nil, let question = asker.question(for: step) { terminal.write(line.above(question)) }
        let angle = last.steepness > 0 ? Foundation.asin(min(1, last.steepness)) : 0
        let status = LiveLine.Status(
            step: RunWords.step(step), progress: progress,
            depth: last.depth, layer: last.layer,
            angle: angle, force: last.axial, showsSection: rules.view.contains(.section),
            showsForce: rules.view.contains(.force))
        let now = began.duration(to: clock.now) / .seconds(1)
        terminal.write(line.show(status, at: now, columns: terminal.columns))
        session?.show(last, scorer, asking: asker.open, progress: progress)
    }

    /// Scores, writes the report and says how it went.
    func finish(
        _ ending: ServoLoop.Ending, timing: LoopTiming, took: Double, started: String?, patient: Patient
    ) throws {
        terminal.write(line.end())
        inbox?.close()
        for action in heard { say(action, afterwards: true) }
        let score = scorer.finish(timing: timing)
        let sum = digest.finish()
        let missing = recording?.finish(score, timing: timing, digest: sum, ticks: digest.count, ending: ending)
        if let missing {
            if recordingTrouble == nil { terminal.write("senshi: \(missing[language])\n") }
            recordingTrouble = missing
        }
        stream?.finish(score, at: last.time)
        let anatomy = patient.anatomy
        let record = RunRecord(
            frames: trace.frames, events: events, timing: timing, digest: sum, ticks: digest.count,
            device: procedure.profile.name, layers: (0..<5).map { anatomy.depths[$0] },
            boneAxisDepth: anatomy.boneAxis, boneRadius: anatomy.boneRadius,
            slices: anatomy.field == nil ? [] : [Slice.across(anatomy), Slice.along(anatomy)],
            needle: patient.needle.name, patient: RunWords.patient(patient).en, started: started,
            exemplar: exemplar?.path ?? [])
        let report = Report(
            score: score, run: record,
            circumstances: Circumstances(
                mode: options.mode == .learn ? .learn : .test, trainee: options.trainee,
                program: Senshi.configuration.version,
                model: Senshi.model, profile: procedure.profile.name, patient: RunWords.patient(patient),
                policy: RunWords.policy(timing),
                notes: notes(ending, took: took, timing: timing), needleLength: patient.needle.length))
        // What was reached is kept before anything else can go wrong, a report that can't be written too.
        let written: ReportFiles.Written?
        var unwritten: LocalizedText?
        do throws(WriteFailure) { written = try write(ReportFiles(report, language: language)) } catch {
            (written, unwritten) = (nil, error.sentence)
        }
        session?.finish(score, timing: timing, report: written?.folder)
        try finishTable()
        let kept = recording?.settle(in: written?.folder)
        if options.json { print(report.json()) }
        RunSummary(score: score, timing: timing, took: took, language: language, page: written?.page)
            .print(to: terminal)
        if let kept, recording?.isOpen == true { terminal.write(RunWords.recording(kept)[language] + "\n") }
        let facts = ResultKeeper.RunFacts(
            mode: options.mode, began: started ?? "", digest: sum, device: procedure.profile.name,
            hand: procedure.hand?.id, cohort: options.cohort)
        let lost = keeper?.keep(score, run: facts, recording: kept, for: session)
        if let lost { terminal.write("senshi: \(lost[language])\n") }
        for trouble in [lost, recordingTrouble] { trouble.map { session?.fail($0[language]) } }
        if let unwritten { throw Complaint.sentence(unwritten[language], .notWritten) }
        if options.recordExemplar { try keep(score) }
        if ending == .deviceGone { throw Complaint.sentence(RunWords.deviceGone[language], .deviceTrouble) }
        if lost != nil || tableFailure != nil || recordingTrouble != nil { throw ExitCode.notWritten }
        if score.verdict != .passed { throw ExitCode.attemptFailed }
    }

    /// On a full disk, into the room that a station keeps for it.
    private func write(_ files: ReportFiles) throws(WriteFailure) -> ReportFiles.Written {
        do throws(WriteFailure) { return try files.write(to: options.reportsFolder) } catch {
            guard error.cause == .full, session?.makeRoom() == true else { throw error }
            return try files.write(to: options.reportsFolder)
        }
    }

    /// Makes the run the scenario's exemplar, where it passed.
    private func keep(_ score: Score) throws {
        let exemplar = scorer.exemplar(by: procedure.hand?.id ?? "expert", percent: score.percent)
        let path = options.exemplar ?? procedure.exemplarPath
        try ExemplarFile.keep(exemplar, of: score, at: path, language)
        terminal.write(RunWords.kept(path)[language] + "\n")
    }

    private func finishTable() throws {
        guard table != nil else { return }
        do throws(FrameTable.Failure) { try table?.finish() } catch {
            throw Complaint.sentence(error.sentence[language], .notWritten)
        }
    }

    private func notes(_ ending: ServoLoop.Ending, took: Double, timing: LoopTiming) -> [LocalizedText] {
        var notes: [LocalizedText] = []
        if scorer.fastForwarded > 0 { notes.append(RunWords.fastForwarded(scorer.fastForwarded)) }
        notes += absences.all.map(RunWords.absence)
        if scorer.heldTime > 0 { notes.append(RunWords.held(scorer.heldTime)) }
        notes += stance.notes
        if let cohort = options.cohort { notes.append(RunWords.cohort(cohort)) }
        if ending == .deviceGone { notes.append(RunWords.deviceGone) }
        if let stoppedBy { notes.append(stoppedBy) }
        if let keeper { notes.append(keeper.note) }
        if let tableFailure { notes.append(tableFailure) }
        if let recordingTrouble { notes.append(recordingTrouble) }
        return notes
    }
}
