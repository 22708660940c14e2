import Authoring
import Devices
import Foundation
import Patients
import Poses
import Profiles
import Scoring
import Servo
import Sessions
import Space
import Transports

/// A session of a trembling hand on the virtual needle, ten seconds, as everything that follows the loop sees it.
struct RecordedRun {
    let scenario: Scenario
    let profile: Profile
    let setup: Setup
    private(set) var frames: [Frame] = []
    private(set) var inputs: [TickInput] = []
    /// The events of each frame, by its place.
    private(set) var events: [Int: [Event]] = [:]

    private static let hand = """
        format: senshi-hand/1
        id: bench
        title: {ja: 計測, en: Bench}
        seed: 1
        tremor: {frequency: 8 to 12 Hz, amplitude: 0.05 mm}
        start: {site: [0 mm, -85 mm], height: 15 mm, angle: 90 deg}
        moves:
          - insert: {depth: 15 mm, over: 1 s}
          - dwell: 8 s
          - withdraw: {height: 15 mm, over: 1 s}
        """

    init() throws {
        let diagnostics = Diagnostics()
        guard let scenario = Scenario.read(contentsOf: "../scenarios/covid19-deltoid-im.yaml", into: diagnostics),
            let profile = Profile.read(contentsOf: "../devices/virtual-needle.yaml", into: diagnostics),
            let hand = HandScript(
                Document(text: Self.hand, file: "hand", into: diagnostics), into: diagnostics)
        else { throw Unreadable(text: diagnostics.rendered()) }
        (self.scenario, self.profile) = (scenario, profile)
        let patient = scenario.patient
        var detector = EventDetector()
        let tap = Tap()
        setup = Setup(
            filter: PoseFilter(
                mapping: .direct, registration: .identity, chart: patient.chart, centre: (0, -0.065), noise: 0.00005),
            anatomy: patient.anatomy, boundaries: patient.boundaries,
            forces: patient.forces, plunger: patient.plunger(barrel: 1e-6, content: 0.3e-6), limits: profile.limits)
        var (frames, inputs, events) = ([Frame](), [TickInput](), [Int: [Event]]())
        _ = LiveRun.run(
            setup, transport: VirtualTransport(HandMotion(hand, on: patient.chart)), deadline: .stepped,
            policy: .bestEffort, controls: Controls(), tap: tap, idle: {},
            observe: { frame in
                detector.observe(frame) { events[frames.count, default: []].append($0) }
                frames.append(frame)
            },
            tapped: { tap in while let input = tap.inputs.pop() { inputs.append(input) } })
        (self.frames, self.inputs, self.events) = (frames, inputs, events)
    }

    struct Unreadable: Error { let text: String }
}
