import Foundation
import TestSupport
import Testing

/// The scenario that waits for a patient of one's own.
@Suite(.serialized) struct ImportedScenarioTests {
    private static let shipped = "\(Repository.root)/scenarios/imported/ventrogluteal-im-ct.yaml"

    @Test("without the patient it says which file is missing")
    func missing() throws {
        let outcome = try Program.run(["check", Self.shipped])
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains("ventrogluteal-left.senshi-patient"), "\(outcome.complaint)")
    }

    @Test(
        "with a patient from the CT it checks clean and runs to a score",
        .enabled(if: CT.isThere, "\(CT.missing)"))
    func run() throws {
        let folder = try Folder()
        let scenario = folder.file("ventrogluteal-im-ct.yaml")
        try FileManager.default.copyItem(atPath: Self.shipped, toPath: scenario)
        let made = try Program.run(
            CT.importing("ventrogluteal-left", to: folder.file("ventrogluteal-left.senshi-patient")))
        #expect(made.status == 0, "\(made.complaint)")
        let check = try Program.run(["check", scenario])
        #expect(check.status == 0, "\(check.complaint)")
        let outcome = try Program.run([
            "run", scenario, "--hand", "\(Repository.root)/scenarios/hands/ventrogluteal-im/expert.yaml", "--stepped",
            "--json", "--reports", folder.path,
        ])
        let result = try RunResult(outcome.output)
        let kinds = result.rows("events").compactMap { $0["kind"] as? String }
        #expect(kinds.contains("fasciaPunctured"), "\(outcome.complaint)")
        #expect(result.number("verdict.percent") > 60, "\(outcome.complaint)")
    }
}
