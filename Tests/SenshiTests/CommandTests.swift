import Foundation
import Testing

/// What a user sees who makes a mistake, or asks for help.
@Suite struct CommandTests {
    @Test("stepped time with a live device is refused with a sentence that says what to do")
    func steppedLive() throws {
        let outcome = try Program.run(["run", "covid19-deltoid-im", "--device", "pen-tablet", "--stepped"])
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains("--stepped can't be used with a live device (pen-tablet)"))
        #expect(outcome.complaint.contains("--device virtual-needle"))
    }

    @Test("a device that no profile describes is named, with what was probably meant")
    func unknownDevice() throws {
        let outcome = try Program.run(["run", "covid19-deltoid-im", "--device", "pen-tabelt"])
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains("Did you mean 'pen-tablet'?"))
    }

    @Test("a scenario that is not there is named, and so is one with errors, with line, column and caret")
    func badScenario() throws {
        let missing = try Program.run(["run", "no-such-scenario", "--hand", "expert"])
        #expect(missing.status == 2)
        #expect(
            missing.complaint.contains(
                "there is no scenario 'no-such-scenario'. There are adrenaline-thigh-im, covid19-deltoid-im"))
        let mistyped = try Program.run(["run", "covid19-deltoid-imm", "--hand", "expert"])
        #expect(mistyped.status == 2)
        #expect(mistyped.complaint.contains("Did you mean 'covid19-deltoid-im'?"))
        let folder = try Folder()
        let path = folder.file("bad.yaml")
        try "format: senshi-scenario/1\nidd: x\n".write(toFile: path, atomically: true, encoding: .utf8)
        let bad = try Program.run(["check", path])
        #expect(bad.status == 2)
        #expect(bad.complaint.contains("\(path):2:1: "))
        #expect(bad.complaint.contains("^^^"))
        #expect(bad.complaint.contains("did you mean 'id'?"))
    }

    @Test("everything that is shipped checks clean")
    func shipped() throws {
        let fileManager = FileManager.default
        let folders = [
            "devices", "scenarios", "scenarios/guidelines", "scenarios/library", "scenarios/hands/covid19-deltoid-im",
            "scenarios/tissues", "scenarios/needles", "scenarios/sites",
        ]
        let files = try folders.flatMap { folder in
            try fileManager.contentsOfDirectory(atPath: Program.root.appendingPathComponent(folder).path)
                .filter { $0.hasSuffix(".yaml") }.map { "\(folder)/\($0)" }
        }
        #expect(files.count >= 12)
        let outcome = try Program.run(["check"] + files)
        #expect(outcome.status == 0, "\(outcome.complaint)")
        #expect(outcome.complaint.isEmpty, "\(outcome.complaint)")
    }

    @Test("a pen can perform the procedure, and what it can't sense is listed")
    func deviceCheck() throws {
        let outcome = try Program.run([
            "check", "scenarios/covid19-deltoid-im.yaml", "--device", "pen-tablet",
        ])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        #expect(outcome.output.contains("inject/drift"), "\(outcome.output)")
    }

    @Test("help has examples and exit codes, and completions come for three shells")
    func help() throws {
        let help = try Program.run(["run", "--help"])
        #expect(help.status == 0 && help.output.contains("Examples:") && help.output.contains("Exit codes:"))
        for shell in ["bash", "zsh", "fish"] {
            let completion = try Program.run(["--generate-completion-script", shell])
            #expect(completion.status == 0 && completion.output.contains("template"))
        }
        #expect(try Program.run(["run", "--no-such-flag"]).status == 64)
    }

    @Test("the site's sheet is printed as SVG and PDF")
    func template() throws {
        let folder = try Folder()
        let outcome = try Program.run(["template", "deltoid", "--output", folder.path])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        let svg = try String(contentsOfFile: folder.file("deltoid.svg"), encoding: .utf8)
        #expect(svg.contains("width=\"210mm\""))
        let pdf = try Data(contentsOf: URL(fileURLWithPath: folder.file("deltoid.pdf")))
        #expect(pdf.starts(with: Data("%PDF-".utf8)))
        let nowhere = try Program.run(["template", "deltoid", "--output", folder.file("no/such/folder")])
        #expect(nowhere.status == 4)
    }

    @Test("devices are listed as JSON, also where there are none")
    func devices() throws {
        let outcome = try Program.run(["devices", "--json"])
        #expect(outcome.status == 0)
        #expect(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) is [Any])
    }

    @Test("a run's table holds every frame, and nothing is half-written where it can't be")
    func record() throws {
        let folder = try Folder()
        let table = folder.file("frames.csv")
        let (result, outcome) = try RunResult.stepped(hand: "expert", ["--record", table])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        let lines = try String(contentsOfFile: table, encoding: .utf8).split(separator: "\n")
        #expect(Double(lines.count - 1) == result.number("digest.ticks"))
        #expect(Set(lines.map { $0.split(separator: ",").count }).count == 1)
        let nowhere = try RunResult.attempt(["--record", folder.file("no/such/frames.csv")])
        #expect(nowhere.status == 4)
    }

    @Test("a report that can't be written is said with its own exit code")
    func unwritable() throws {
        let folder = try Folder()
        let file = folder.file("file")
        try "x".write(toFile: file, atomically: true, encoding: .utf8)
        let outcome = try RunResult.attempt(["--reports", file])
        #expect(outcome.status == 4, "\(outcome.complaint)")
        #expect(outcome.complaint.contains(file))
    }
}

extension RunResult {
    /// A stepped run that need not give a report.
    static func attempt(_ more: [String]) throws -> Program.Outcome {
        let folder = try Folder()
        let reports = more.contains("--reports") ? [] : ["--reports", folder.path]
        return try Program.run(["run", "covid19-deltoid-im", "--hand", "expert", "--stepped"] + reports + more)
    }
}
