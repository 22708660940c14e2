import ArgumentParser
import Authoring
import Collision
import Patients
import Profiles
import Scoring
import Servo
import Sessions
import Space
import Transports

/// One straight insertion through a scenario's patient, computed by the same step as a run.
struct Rehearsal {
    /// What a picture draws.
    let record: RunRecord

    /// - Throws: the exit code where the patient leaves no room for a right depth.
    init(_ procedure: Procedure, language: Language) throws {
        let scenario = procedure.scenario
        let check = CaseCheck(scenario)
        if let refusal = check.refusal { throw Complaint.sentence(refusal[language], .badInput) }
        let patient = scenario.patient
        let deepest = patient.needle.length - 0.001
        let depth = check.window.map { min(deepest, ($0.lowerBound + $0.upperBound) / 2) } ?? deepest
        guard let hand = Self.hand(depth: depth, below: scenario.landmarks.last?.below ?? 0.05) else {
            preconditionFailure("the rehearsal's own script is right")
        }
        let motion = HandMotion(hand, on: patient.chart)
        var trace = FrameTrace()
        var detector = EventDetector()
        var events: [Event] = []
        var ticks: UInt64 = 0
        let run = try ProcedureRun(procedure, options: RunOptions.parse(["--stepped"]))
        let result = LiveRun.run(
            run.setup(), transport: VirtualTransport(motion), deadline: .stepped, policy: .bestEffort,
            controls: Controls(), idle: {},
            observe: { frame in
                detector.observe(frame) { event in
                    events.append(event)
                    trace.observe(event)
                }
                trace.observe(frame)
                ticks += 1
            })
        let anatomy = patient.anatomy
        record = RunRecord(
            frames: trace.frames, events: events, timing: result.timing, digest: "", ticks: ticks,
            device: procedure.profile.name, layers: (0..<5).map { anatomy.depths[$0] }, boneAxisDepth: anatomy.boneAxis,
            boneRadius: anatomy.boneRadius,
            slices: anatomy.field == nil ? [] : [Slice.across(anatomy), Slice.along(anatomy)],
            needle: patient.needle.name, patient: RunWords.patient(patient).en,
            started: nil)
    }

    /// A steady hand: in, a rest, and out again.
    private static func hand(depth: Double, below: Double) -> HandScript? {
        let (deep, away) = (Quantity.length.units[0].text(si: depth), Quantity.length.units[0].text(si: -below))
        let text = """
            format: \(HandScript.format)
            id: rehearsal
            title: {ja: 試し, en: Rehearsal}
            seed: 1
            start: {site: [0 mm, \(away)], height: 15 mm, angle: 90 deg}
            moves:
              - dwell: 100 ms
              - to: {height: 5 mm, angle: 90 deg, over: 300 ms}
              - insert: {depth: \(deep), over: 800 ms}
              - dwell: 500 ms
              - withdraw: {height: 15 mm, over: 800 ms}
            """
        let diagnostics = Diagnostics()
        return HandScript(Document(text: text, file: "rehearsal", into: diagnostics), into: diagnostics)
    }
}
