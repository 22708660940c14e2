import Foundation
import TestSupport
import Testing

/// The guide for somebody who writes a first scenario, followed word by word in an empty folder.
@Suite(.serialized) struct FirstScenarioTests {
    /// A grey box of the page: its language and what stands in it.
    struct Block {
        let language: String
        let text: String
    }

    static func blocks(_ page: String) throws -> [Block] {
        let path = "\(Repository.root)/Sources/senshi/Documentation.docc/\(page).md"
        var blocks: [Block] = []
        var (language, lines): (String?, [String]) = (nil, [])
        for line in try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n") {
            guard line.hasPrefix("```") else {
                lines.append(line)
                continue
            }
            if let open = language {
                blocks.append(Block(language: open, text: lines.joined(separator: "\n") + "\n"))
                language = nil
            } else {
                language = String(line.dropFirst(3))
            }
            lines = []
        }
        return blocks
    }

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
        let blocks = try Self.blocks(page)
        try #require(blocks.count >= 20)
        for (number, block) in blocks.enumerated() {
            switch block.language {
            case "sh":
                let run = try Run("/bin/bash", ["-c", block.text], environment: variables, folder: folder.path)
                said = run.output + run.errors
                // Only where the page shows a slip may a command fail.
                let slip = blocks.dropFirst(number + 1).first?.text.contains("did you mean") == true
                #expect(run.status == (slip ? 2 : 0), "\(block.text) ended with \(run.status):\n\(said)")
            case "yaml":
                let name = try #require(block.text.firstMatch(of: /^# (\S+\.yaml)\n/)).1
                let file = URL(fileURLWithPath: folder.file(String(name)))
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
        let (english, japanese) = (try Self.blocks("FirstScenario"), try Self.blocks("FirstScenarioJapanese"))
        #expect(english.map(\.language) == japanese.map(\.language))
        for (one, other) in zip(english, japanese) where one.language != "text" {
            #expect(one.text == other.text.replacing(" --language ja", with: ""))
        }
    }
}
