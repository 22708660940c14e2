import Foundation
import TestSupport
import Testing

/// The guide for somebody who writes a first scenario, followed word by word in an empty folder.
@Suite(.serialized) struct FirstScenarioTests {
    @Test(
        "every block does what the page says, one after the other",
        arguments: ["FirstScenario", "FirstScenarioJapanese"])
    func follow(page: String) throws {
        let folder = try Folder()
        var variables = ProcessInfo.processInfo.environment
        variables["LANG"] = "C.UTF-8"
        variables["SENSHI_LIBRARY"] = Repository.root
        variables["PATH"] = "\(URL(fileURLWithPath: Program.path).deletingLastPathComponent().path):/usr/bin:/bin"
        var said = ""
        let blocks = try GuideBlock.all(of: page)
        try #require(blocks.count >= 20)
        for (number, block) in blocks.enumerated() {
            switch block.language {
            case "sh":
                let run = try Run("/bin/bash", ["-c", block.text], environment: variables, folder: folder.path)
                said = run.output + run.errors
                // Only where the page shows a slip may a command fail.
                let next = blocks.dropFirst(number + 1).first?.text ?? ""
                let slip = next.contains("did you mean") || next.contains("のことですか?")
                #expect(run.status == (slip ? 2 : 0), "\(block.text) ended with \(run.status):\n\(said)")
            case "yaml":
                let file = URL(fileURLWithPath: folder.file(try #require(block.fileName)))
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try block.text.write(to: file, atomically: true, encoding: .utf8)
            case "text":
                for line in block.text.split(separator: "\n") {
                    #expect(said.contains(line), "the page promises '\(line)', but there came:\n\(said)")
                }
            default: Issue.record("a block of '\(block.language)' is not run: write sh, yaml or text")
            }
        }
    }

    @Test("both languages have the same files and commands")
    func same() throws {
        let (english, japanese) = (
            try GuideBlock.all(of: "FirstScenario"), try GuideBlock.all(of: "FirstScenarioJapanese")
        )
        #expect(english.map(\.language) == japanese.map(\.language))
        for (one, other) in zip(english, japanese) where one.language != "text" {
            #expect(one.text == other.text.replacing(" --language ja", with: ""))
        }
    }
}
