import ArgumentParser
import Authoring
import Collision
import Devices
import Foundation
import Patients
import Poses
import Profiles
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

    /// Checks that this device can show this procedure on this patient at all.
    init(_ procedure: Procedure, options: RunOptions) throws {
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
    func runVirtual() throws {
        guard let hand = procedure.hand else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(procedure.profile.name) は台本で動きます。--hand expert のように選んでください。",
                    en: "\(procedure.profile.name) plays a script: choose one, such as --hand expert.")[language],
                .badInput)
        }
        let motion = HandMotion(hand, on: SkinChart(radius: patient.anatomy.radius))
        let transport = VirtualTransport(motion)
        try run(transport, said: motion.actions, keyboard: false, reopen: nil, release: {})
    }

    /// Follows a real hand on a real device.
    /// - Parameter reopen: opens the device once it is plugged in again.
    func runLive(_ transport: consuming EvdevTransport, reopen: @escaping @Sendable () -> EvdevTransport?) throws {
        let grab = transport.grab
        try run(transport, said: [], keyboard: true, reopen: reopen, release: { grab.release() })
    }

    /// Follows a real hand on a device that the desktop goes on seeing.
    func runLive(_ transport: consuming HidrawTransport, reopen: @escaping @Sendable () -> HidrawTransport?) throws {
        try run(transport, said: [], keyboard: true, reopen: reopen, release: {})
    }

    /// Follows a real hand on a device that pushes back and clocks the ticks.
    func runLockstep<Link: Transport & Sendable & ~Copyable>(_ transport: consuming Link) throws {
        try run(transport, said: [], keyboard: true, deadline: .lockstep, reopen: nil, release: {})
    }

    private func run<Link: Transport & Sendable & ~Copyable>(
        _ transport: consuming Link, said: [TimedAction], keyboard: Bool, deadline: Deadline = .monotonic,
        reopen: (@Sendable () -> Link?)?, release: @escaping () -> Void
    ) throws {
        let started = options.stepped ? nil : Date().ISO8601Format()
        let observer = try RunObserver(procedure, options: options, said: said, keyboard: keyboard, release: release)
        let clock = ContinuousClock()
        let began = clock.now
        let result = LiveRun.run(
            setup, transport: transport, deadline: options.stepped ? .stepped : deadline,
            policy: options.realtime ? .enforce : .bestEffort, controls: observer.controls,
            patience: options.patience, reopen: reopen, idle: { observer.idle() }, observe: { observer.observe($0) })
        let took = began.duration(to: clock.now) / .seconds(1)
        if case .refused(let sentence) = result.ending { throw Complaint.sentence(sentence, .deviceTrouble) }
        try observer.finish(result.ending, timing: result.timing, took: took, started: started, patient: patient)
    }

    /// What the loop needs: the needle, the patient, the limits.
    var setup: Setup {
        let profile = procedure.profile
        let centre = profile.surfaceCentre
        let chart = SkinChart(radius: patient.anatomy.radius)
        // The middle of a force device's workspace lies on the skin, its z axis toward the user.
        let skin = chart.place(x: centre.x, y: centre.y).point
        let registration =
            profile.transport.lockstep == nil ? Pose.identity : Pose(position: skin, rotation: .identity)
        let filter = PoseFilter(
            mapping: profile.mapping, registration: registration, chart: chart,
            centre: (centre.x, centre.y), noise: max(1e-6, profile.sensing(.position).uncertainty))
        let equipment = procedure.scenario.equipment
        return Setup(
            filter: filter, anatomy: patient.anatomy, forces: patient.forces,
            plunger: patient.plunger(barrel: equipment.barrel, content: equipment.content), limits: profile.limits,
            longestSilence: profile.longestSilence)
    }
}
