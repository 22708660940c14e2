import ArgumentParser
import Authoring
import CPlatform
import Console
import Foundation
import Logging
import Profiles
import Records
import Scoring
import Stations
import Synchronization
import Transports

/// A station that goes on: one session after the other, and what is known between them.
final class StationDaemon: StationDesk {
    struct State: Sendable {
        var session: StationSession?
        /// The last one, whose end pages still show.
        var last: StationSession?
        var number = 0
        var verdicts: [String: Int] = [:]
        var reloads = 0
        var isEnding = false
        var shelf: StationShelf
        var configuration: StationConfiguration
    }

    let board = LiveBoard()
    let store: Store
    let folder: String
    let language: Language
    let log: Logger
    /// The file that the configuration came from.
    let file: String?
    /// A serial line on which another process feels the force of virtual devices.
    let line: String?
    let state: Mutex<State>
    let safe: ResultSafe
    /// Nil where the configuration names no learning record store.
    let courier: StationCourier?
    let began = ContinuousClock.now
    let index = ReportIndex()

    var reports: String { "\(folder)/reports" }

    init(
        store: Store, configuration: StationConfiguration, file: String?, line: String? = nil, language: Language,
        log: Logger
    ) {
        self.store = store
        self.line = line
        folder = store.folder
        self.file = file
        self.language = language
        self.log = log
        safe = ResultSafe(store, ProcessInfo.processInfo.environment)
        courier = configuration.delivery.map { StationCourier($0, store: store, language: language, log: log) }
        state = Mutex(State(shelf: StationShelf(), configuration: configuration))
    }

    /// The session that goes on now.
    var session: StationSession? { state.withLock { $0.session } }

    /// Whether whoever watches this process may go on believing in it: the servo's thread shows new frames, or nothing runs.
    var isAlive: Bool {
        guard let session else { return true }
        return session.silence < (session.isPreparing ? Self.preparation : Self.silence)
    }
    /// How long a device may take to be opened and homed, and a running loop may show nothing new, s (engineering choices:
    /// a Falcon's homing takes up to a minute; a loop that showed nothing for 2 s is stuck, whatever the load).
    private static let (preparation, silence) = (180.0, 2.0)

    func start(_ order: SessionOrder) throws(Refusal) {
        try check(order)
        do throws(StoreFailure) { try safe.prepare() } catch { throw Refusal(.trouble, error.sentence) }
        let session = try claim(order)
        let opening = SessionOpening()
        let thread = Thread { [self] in carryOut(order, session, opening) }
        thread.name = "senshi-session"
        thread.stackSize = 8 << 20
        thread.start()
        if let sentence = opening.wait() {
            throw Refusal(.wrong, LocalizedText(ja: sentence, en: sentence))
        }
    }

    /// Names of the library only: a page gives no paths.
    private func check(_ order: SessionOrder) throws(Refusal) {
        let (scenarios, devices) = state.withLock { ($0.configuration.scenarios, $0.configuration.devices) }
        let known = Library.standard.scenarioNames.filter { scenarios.isEmpty || scenarios.contains($0) }
        guard known.contains(order.scenario) else { throw Self.unknown(order.scenario, known) }
        let profiles = ProfileLibrary(directories: [Library.standard.devices]).names.filter {
            devices.isEmpty || devices.contains($0)
        }
        guard profiles.contains(order.device) else { throw Self.unknown(order.device, profiles) }
        guard order.hand.map(Attempt.isPseudonym) ?? true, order.trainee.map(Attempt.isPseudonym) ?? true,
            order.mode.map({ ScoringMode(rawValue: $0) != nil }) ?? true
        else {
            throw Refusal(
                .notUnderstood,
                LocalizedText(ja: "手、受講者、またはモードの名前が違います。", en: "A hand, trainee or mode has no such name."))
        }
    }

    private static func unknown(_ name: String, _ known: [String]) -> Refusal {
        let near = Suggestion.nearest(to: name, among: known)
        return Refusal(
            .missing,
            LocalizedText(
                ja: "「\(name.prefix(64))」はありません。" + (near.map { "「\($0)」のことですか。" } ?? ""),
                en: "There is no '\(name.prefix(64))'." + (near.map { " Did you mean '\($0)'?" } ?? "")))
    }

    private func claim(_ order: SessionOrder) throws(Refusal) -> StationSession {
        let session: StationSession? = state.withLock { state in
            guard state.session == nil, !state.isEnding else { return nil }
            state.number += 1
            let session = StationSession(
                number: state.number, scenario: order.scenario, device: order.device, trainee: order.trainee,
                board: board, safe: safe)
            state.session = session
            state.last = session
            return session
        }
        guard let session else {
            throw Refusal(
                .notNow,
                LocalizedText(
                    ja: "別のセッションが行われています。終わるまで待つか、指導者に終了してもらってください。",
                    en: "Another session is going on; wait for its end, or let an instructor end it."))
        }
        return session
    }

    /// The whole session, on a thread of its own. An emergency that interrupts it follows, and is scored apart.
    private func carryOut(_ order: SessionOrder, _ session: StationSession, _ opening: SessionOpening) {
        var (order, session) = (order, session)
        for _ in 0..<2 {
            let next = perform(order, session, opening)
            state.withLock { state in
                if let verdict = session.outcome?.verdict.rawValue { state.verdicts[verdict, default: 0] += 1 }
                state.session = nil
            }
            guard let next else { break }
            order.scenario = next
            guard let following = try? claim(order) else { break }
            session = following
        }
        cplatform_unlock_memory()
    }

    /// - Returns: the scenario that is carried out next, because of an event.
    private func perform(_ order: SessionOrder, _ session: StationSession, _ opening: SessionOpening) -> String? {
        let listener = ComplaintListener()
        var next: String?
        Complaint.$listener.withValue(listener) {
            var run: ProcedureRun?
            do {
                let language = order.language.flatMap(Language.init(rawValue:)) ?? language
                let procedure = try Procedure(
                    scenario: order.scenario, devices: [order.device], hand: order.hand, cohort: order.cohort,
                    language: language)
                let made = try ProcedureRun(procedure, options: options(order, language), session: session)
                run = made
                opening.finish(nil)
                log.notice("session \(session.number): \(order.scenario) on \(order.device)")
                if case .virtual = procedure.profile.transport {
                    try made.runVirtual(line: line)
                } else {
                    let firmware = state.withLock { $0.configuration.firmware }
                    try made.runLive(nodes: [], size: nil, firmware: firmware)
                }
            } catch {
                // Neither a fault nor news: an attempt that did not pass ends so.
                if listener.text.isEmpty && session.outcome == nil { log.error("session \(session.number): \(error)") }
            }
            next = run?.aftermath.next
        }
        if !listener.text.isEmpty { session.fail(listener.text) }
        opening.finish(listener.text.isEmpty ? "?" : listener.text)
        return next
    }

    private func options(_ order: SessionOrder, _ language: Language) throws -> RunOptions {
        var words = [
            "--language=\(language.rawValue)", "--state=\(folder)", "--reports=\(reports)",
            "--mode=\(order.mode ?? ScoringMode.learn.rawValue)",
        ]
        if let trainee = order.trainee { words.append("--trainee=\(trainee)") }
        if let cohort = order.cohort { words.append("--cohort=\(cohort)") }
        return try RunOptions.parse(words)
    }
}
