import Authoring
import Collision
import Devices
import Patients
import Poses
import Profiles
import Scoring
import Servo
import Sessions
import Space
import TestSupport
import Transports

/// A hand script through the real tick: the frames, forces and marks that a run has.
struct RealHand {
    /// By each scenario that scores it; where one does, its score.
    let scores: [Score]
    let events: [Event]
    let waitStates: [WaitState]

    var score: Score { scores[0] }

    static let folder = "\(Repository.root)/scenarios/hands"

    init(_ name: String, scenario: Scenario = Fixtures.covid19, mode: ScoringMode = .learn) throws {
        let diagnostics = Diagnostics()
        guard
            let script = HandScript.read(
                contentsOf: "\(Self.folder)/\(scenario.id)/\(name).yaml", into: diagnostics),
            let profile = Profile.read(contentsOf: "\(Repository.root)/devices/virtual-needle.yaml", into: diagnostics)
        else { throw Unreadable(text: diagnostics.rendered()) }
        self.init(script, scenario: scenario, profile: profile, mode: mode)
    }

    /// A hand that is not on file.
    init(_ script: HandScript, scenario: Scenario, profile: Profile, mode: ScoringMode = .learn) {
        self.init(script, scenario: scenario, [Scorer(scenario: scenario, senses: profile.senses, mode: mode)], profile)
    }

    /// What the same motion earns by each of some scenarios with one patient and equipment.
    static func scores(_ script: HandScript, by scenarios: [Scenario], profile: Profile) -> [Score] {
        guard let first = scenarios.first else { return [] }
        let scorers = scenarios.map { Scorer(scenario: $0, senses: profile.senses, mode: .learn) }
        return RealHand(script, scenario: first, scorers, profile).scores
    }

    private init(_ script: HandScript, scenario: Scenario, _ scorers: [Scorer], _ profile: Profile) {
        let patient = scenario.patient
        let chart = patient.chart
        var transport = VirtualTransport(HandMotion(script, on: chart))
        var tick = Tick(
            Setup(
                filter: PoseFilter(
                    mapping: profile.mapping, registration: .identity, chart: chart, centre: (0, 0), noise: 0.0001),
                anatomy: patient.anatomy, boundaries: patient.boundaries, forces: patient.forces,
                plunger: patient.plunger(
                    barrel: scenario.equipment.barrel, content: scenario.equipment.content), limits: profile.limits))
        var detector = EventDetector()
        var scorers = scorers
        var events: [Event] = []
        var waits: [WaitState] = []
        var actions = script.actions[...]
        var now = Instant.zero
        func tell(_ event: Event) {
            events.append(event)
            for index in scorers.indices { scorers[index].observe(event) }
        }
        loop: while !scorers[0].isEnded {
            let reading = transport.read(at: now)
            if case .finished = reading { break loop }
            let frame = tick.step(reading, at: now, period: 0.001).frame
            detector.observe(frame, emit: tell)
            for index in scorers.indices { scorers[index].observe(frame) }
            while let action = actions.first, action.tick <= frame.tick {
                actions.removeFirst()
                detector.observe(action.action, tick: frame.tick, time: now.seconds, emit: tell)
            }
            if let wait = scorers[0].waitState, waits.last?.factor != wait.factor { waits.append(wait) }
            now = now + 1_000_000
        }
        let ticks = UInt64(now.nanoseconds / 1_000_000)
        let timing = LoopTiming(
            ticks: ticks, missed: 0, dropped: 0, p50: 0, p99: 0, p999: 0, maximum: 0, stepped: true, policy: "")
        scores = scorers.map { $0.finish(timing: timing) }
        self.events = events
        waitStates = waits
    }

    struct Unreadable: Error { let text: String }
}
