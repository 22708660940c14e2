import ArgumentParser
import Authoring
import Collision
import Patients
import Profiles
import Reports
import Scoring
import Sessions

extension ReplayResult {
    /// The report of a replay, as the live run's.
    func report(notes: [LocalizedText]) -> Report {
        let patient = procedure.scenario.patient
        let anatomy = patient.anatomy
        let mode = ScoringMode(rawValue: facts.mode) ?? .learn
        let shown = procedure.scenario.rules(in: mode).exemplar ? procedure.exemplar : nil
        let record = RunRecord(
            frames: trace.frames, events: events, timing: timing, digest: digest ?? "", ticks: ticks,
            device: facts.device, layers: (0..<5).map { anatomy.depths[$0] }, boneAxisDepth: anatomy.boneAxis,
            boneRadius: anatomy.boneRadius,
            slices: anatomy.field == nil ? [] : [Slice.across(anatomy), Slice.along(anatomy)],
            needle: patient.needle.name, patient: RunWords.patient(patient).en, started: facts.started,
            exemplar: shown?.path ?? [])
        return Report(
            score: score, run: record,
            circumstances: Circumstances(
                mode: facts.mode == "test" ? .test : .learn, trainee: facts.trainee,
                program: Senshi.configuration.version,
                model: Senshi.model, profile: facts.device, patient: RunWords.patient(patient),
                policy: RunWords.policy(timing), notes: notes, needleLength: patient.needle.length))
    }
}
