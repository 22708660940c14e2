import ArgumentParser
import Authoring
import Collision
import Devices
import Foundation
import Patients
import Poses
import Profiles
import Recordings
import Reports
import Scoring
import Servo
import Sessions
import Space
import Terminals
import Transports

/// One run from the first tick to the report.
struct ProcedureRun {
    private let procedure: Procedure
    private let options: RunOptions
    private let language: Language
    private let patient: Patient
    /// The console's session, where a daemon runs it.
    private let session: StationSession?
    /// What comes of a run beside its report.
    let aftermath = Aftermath()

    /// Filled in when a run is over.
    final class Aftermath {
        /// The scenario that is carried out next, because of an event.
        var next: String?
    }

    /// Checks that this device can show this procedure on this patient at all.
    init(_ procedure: Procedure, options: RunOptions, session: StationSession? = nil) throws {
        self.session = session
        self.procedure = procedure
        self.options = options
        language = options.language.language
        patient = procedure.scenario.patient
        let device = DeviceCheck(procedure.scenario, senses: procedure.profile.senses)
        for refusal in [CaseCheck(procedure.scenario).refusal, device.refusal] {
            if let refusal { throw Complaint.sentence(refusal[language], .badInput) }
        }
    }

    /// Plays the procedure's hand script on the virtual device, live or in stepped time.
    /// - Parameter line: a serial line on which another process feels the force.
    func runVirtual(line: String? = nil) throws {
        guard let hand = procedure.hand else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(procedure.profile.name) は台本で動きます。--hand expert のように選んでください。",
                    en: "\(procedure.profile.name) plays a script: choose one, such as --hand expert.")[language],
                .badInput)
        }
        let motion = HandMotion(hand, on: patient.chart)
        // Before the line is opened: another run's device is left alone.
        let name = line ?? "virtual-\(ProcessInfo.processInfo.processIdentifier)"
        let lock = options.stepped ? nil : try HeldDevice.take(name, language)
        defer { withExtendedLifetime(lock) {} }
        var link: ForceLink?
        if let line {
            do throws(ForceLink.Failure) { link = try ForceLink(path: line) } catch {
                throw Complaint.sentence(error.description, .deviceTrouble)
            }
        }
        let transport = VirtualTransport(motion, link: link, dynamics: procedure.profile.dynamics)
        try run(
            transport, said: motion.actions, keyboard: session != nil && motion.actions.isEmpty, reopen: nil,
            release: {})
    }

    /// Follows a real hand on one device, or on the two that hold the needle.
    /// - Parameters:
    ///   - nodes: in the order of the devices that were named; empty where one of each fits.
    ///   - size: of a tablet.
    ///   - firmware: of a force device that was switched off.
    func runLive(nodes: [String], size: String?, firmware: String?) throws {
        func node(_ index: Int) -> String? { nodes.indices.contains(index) ? nodes[index] : nil }
        guard let pair = procedure.pair else {
            let own = try StoredCalibration.of(procedure.profile, node: node(0), language)
            let use = Alone(run: self, stance: Stance(own))
            return try LiveDevice.open(
                procedure.profile.calibrated(own), node: node(0), size: size, firmware: firmware, language: language,
                session: session, for: use)
        }
        let (main, other) = pair.isSwapped ? (node(1), node(0)) : (node(0), node(1))
        let own = try StoredCalibration.of(pair.main, node: main, language)
        let stance = Stance(
            own,
            turning: pair.turning(try StoredCalibration.of(pair.other, node: other, language)))
        let use = First(run: self, pair: pair, otherNode: other, size: size, firmware: firmware, stance: stance)
        try LiveDevice.open(
            pair.main.calibrated(own), node: main, size: size, firmware: firmware, language: language,
            session: session, for: use)
    }

    /// One device holds the needle.
    private struct Alone: DeviceUse {
        let run: ProcedureRun
        let stance: Stance

        func use<Link: Transport & Sendable & ~Copyable>(
            _ link: consuming Link, facts: [Attachment], reopen: (@Sendable (() -> Bool) -> Link?)?,
            release: @escaping () -> Void
        ) throws {
            try run.run(
                link, said: [], keyboard: true, stance: stance, facts: facts, reopen: reopen,
                release: release)
        }
    }

    /// The first of two is open: opens the second.
    private struct First: DeviceUse {
        let run: ProcedureRun
        let pair: DevicePair
        let otherNode: String?
        let size: String?
        let firmware: String?
        let stance: Stance

        func use<Link: Transport & Sendable & ~Copyable>(
            _ link: consuming Link, facts: [Attachment], reopen: (@Sendable (() -> Bool) -> Link?)?,
            release: @escaping () -> Void
        ) throws {
            let both = Both(
                first: link, reopenFirst: reopen, factsOfFirst: facts, run: run, pair: pair, stance: stance,
                release: release)
            try LiveDevice.open(
                pair.other, node: otherNode, size: size, firmware: firmware, language: run.language,
                session: run.session, for: both)
        }
    }

    /// Both are open.
    private struct Both<Main: Transport & Sendable & ~Copyable>: DeviceUse, ~Copyable {
        let first: Main
        let reopenFirst: (@Sendable (() -> Bool) -> Main?)?
        let factsOfFirst: [Attachment]
        let run: ProcedureRun
        let pair: DevicePair
        let stance: Stance
        let release: () -> Void

        consuming func use<Link: Transport & Sendable & ~Copyable>(
            _ link: consuming Link, facts: [Attachment], reopen: (@Sendable (() -> Bool) -> Link?)?,
            release second: @escaping () -> Void
        ) throws {
            let (run, stance, merge, first) = (run, stance, pair.merge, release)
            let files = factsOfFirst + RecordedFiles.asSecond(facts)
            // Each is opened anew by itself: the one that stayed is still held.
            let (one, other) = (Replugging(reopenFirst), Replugging(reopen))
            let paired = PairedTransport(one.attach(self.first), other.attach(link), merge: merge)
            one.start()
            other.start()
            defer {
                one.stop()
                other.stop()
            }
            try run.run(
                paired, said: [], keyboard: true, stance: stance, facts: files, reopen: nil
            ) {
                first()
                second()
            }
        }
    }

    private func run<Link: Transport & Sendable & ~Copyable>(
        _ transport: consuming Link, said: [TimedAction], keyboard: Bool,
        stance: Stance = Stance(),
        facts: [Attachment] = [],
        reopen: (@Sendable (() -> Bool) -> Link?)?, release: @escaping () -> Void
    ) throws {
        if options.trainee != nil { StateFolder.keepPrivate() }
        let started = options.stepped ? nil : Date().ISO8601Format()
        let recording = RunRecording(
            procedure, options: options, started: started,
            facts: facts + [RecordedFiles.stance(stance)].compactMap(\.self))
        let stream = try options.stream.map {
            try RunStream(
                at: $0, scenario: procedure.scenario, device: procedure.profile.name,
                epoch: options.stepped ? 0 : UInt64(Date().timeIntervalSince1970 * 1e9), stepped: options.stepped,
                language: language)
        }
        let observer = try RunObserver(
            procedure, options: options, said: said, keyboard: keyboard, recording: recording, stream: stream,
            held: stance, session: session, release: release)
        session?.begin(procedure, mode: options.mode, controls: observer.controls)
        let clock = ContinuousClock()
        let began = clock.now
        // A device that pushes back clocks the ticks.
        let live: Deadline = procedure.profile.transport.lockstep == nil ? .monotonic : .lockstep
        let result = LiveRun.run(
            setup(stance), transport: transport, deadline: options.stepped ? .stepped : live,
            policy: options.realtime ? .enforce : .bestEffort, controls: observer.controls,
            patience: options.patience, reopen: reopen, tap: observer.tap, idle: { observer.idle() },
            observe: { observer.observe($0) }, tapped: { observer.record($0) })
        let took = began.duration(to: clock.now) / .seconds(1)
        aftermath.next = observer.continuation
        if case .refused(let sentence) = result.ending { throw Complaint.sentence(sentence, .deviceTrouble) }
        try observer.finish(result.ending, timing: result.timing, took: took, started: started, patient: patient)
    }

    /// What the loop needs: the needle, the patient, the limits.
    func setup(_ stance: Stance = Stance()) -> Setup {
        Setup(
            procedure.scenario, on: procedure.profile, held: stance, following: procedure.exemplar, mode: options.mode)
    }
}
