import Foundation
import TestSupport
import Testing

/// `senshi fidelity`, as whoever changes a number runs it.
@Suite("senshi fidelity", .serialized) struct FidelityCommandTests {
    @Test("one broken number in a folder of scenarios: the run ends with 1 and names the target that it misses")
    func broken() throws {
        let folder = try Folder()
        let scenarios = folder.file("scenarios")
        try FileManager.default.copyItem(atPath: "\(Repository.root)/scenarios", toPath: scenarios)
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("devices"), withDestinationPath: "\(Repository.root)/devices")
        let file = "\(scenarios)/tissues/human.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let changed = text.replacing(
            "height: {value: 0.3, range: 0.15 to 0.5", with: "height: {value: 0.06, range: 0.05 to 0.5")
        #expect(changed != text)
        try changed.write(toFile: file, atomically: true, encoding: .utf8)
        let outcome = try Program.run(
            ["fidelity", "--paths", "2"], environment: ["SENSHI_LIBRARY": folder.path])
        #expect(outcome.status == 1, "\(outcome.complaint)")
        #expect(outcome.complaint.contains("missed: V26"), "\(outcome.complaint)")
        #expect(outcome.output.contains("V26  MISSED") && outcome.output.contains("V1  holds"))
    }

    @Test(
        "options that say nothing together are refused with a sentence, in both languages",
        arguments: [
            (["--mutate", "--only", "nonsense"], "no preset's path begins so"),
            (["--mutate", "--only", "nerve.", "--json"], "no form of --json"),
            (["--mutate", "--markdown"], "no form of --json"), (["--only", "skin."], "Add --mutate"),
            (["--mutate", "--paths", "9"], "no effect"), (["--paths", "0"], "Write 1 to"),
            (["--paths=-3"], "Write 1 to"), (["--json", "--markdown"], "exclude each other"),
        ])
    func contradictions(_ options: [String], _ part: String) throws {
        let outcome = try Program.run(["fidelity"] + options)
        #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.status) \(outcome.output)")
        #expect(outcome.complaint.contains(part), "\(outcome.complaint)")
        let japanese = try Program.run(["fidelity", "--language", "ja"] + options)
        #expect(japanese.status == 2 && japanese.complaint.hasSuffix("。\n"), "\(japanese.complaint)")
    }

    @Test("the mutation run lists its survivors, and ends with 0 where none of them is measured or derived")
    func survivors() throws {
        let outcome = try Program.run(["fidelity", "--mutate", "--only", "nerve."])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        #expect(outcome.output.contains("human nerve.reach = ") && outcome.output.contains("(assumed)"))
        #expect(!outcome.output.contains("nerve.pressure"))
        #expect(outcome.output.hasSuffix("4 mutations, 2 that no target notices\n"), "\(outcome.output)")
    }
}
