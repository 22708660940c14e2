import Devices
import Recordings
import Scoring
import Servo
import Sessions
import Space
import Transports

/// Plays a recorded session again, tick by tick, through the same step as the live run.
struct SessionReplay: ~Copyable {
    /// Where the hand comes from.
    enum Source: String, Sendable, CaseIterable {
        /// What went into each tick.
        case poses
        /// What the device said, through its codec.
        case raw
    }

    let procedure: RecordedProcedure
    /// Where the hand comes from: `poses`, `raw`, or `samples` where raw was asked for and the device is the virtual one,
    /// whose samples are its reports.
    let source: String
    private(set) var session: RecordedSession
    /// Of the tick that ``advance()`` came to.
    private(set) var frame = Frame()
    private var tick: Tick
    private var codec: NeedleCodec?

    /// - Parameter more: channels that are wanted beside those that a replay needs.
    init(
        path: String, scenario: String? = nil, source: Source = .poses, more: Set<Topics.Channel> = []
    ) throws {
        let session = try RecordedSession(path: path, more: source == .raw ? more.union([.reports]) : more)
        let procedure = try RecordedProcedure.read(session.facts, scenario: scenario)
        if source == .raw && procedure.codec == nil && !procedure.hasSamplesOnly {
            throw RecordingError(
                .unsuitable,
                ja: "機器の報告を読み直せる形で持っていません(\(RecordedFiles.device)がありません)。「--from raw」を外してください。",
                en: "it does not hold what the device said in a way that can be read again (it lacks "
                    + "\(RecordedFiles.device)); leave '--from raw' out.")
        }
        self.session = session
        self.procedure = procedure
        tick = Tick(procedure.setup)
        codec = source == .raw ? procedure.codec : nil
        self.source = source == .raw && procedure.hasSamplesOnly ? "samples" : source.rawValue
    }

    /// Goes on to the next tick; false after the last.
    mutating func advance() throws(RecordingError) -> Bool {
        guard try session.advance() else { return false }
        if codec == nil {
            frame = tick.step(session.input).frame
        } else {
            var input = session.input
            for report in session.heard(until: input) { codec?.take(report) }
            // The end of a run, and a request to stop it, are nobody's report.
            if let read = codec?.read(at: input.now) { input.reading = read }
            frame = tick.step(input).frame
        }
        frame.lateness = session.input.lateness
        return true
    }

    /// The frame on file of a tick, where there is one. Ask in order.
    mutating func recorded(_ tick: UInt64) -> Frame? { session.frame(of: tick) }

    /// How punctual the live run was, as far as the recording knows.
    func timing(ticks: UInt64) -> LoopTiming {
        session.timing
            ?? LoopTiming(
                ticks: ticks, missed: 0, dropped: 0, p50: 0, p99: 0, p999: 0, maximum: 0,
                stepped: session.facts.stepped, policy: RealtimeRights.stepped)
    }
}
