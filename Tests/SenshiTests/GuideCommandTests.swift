import Authoring
import Foundation
import TestSupport
import Testing

/// What the guides tell people to type.
@Suite struct GuideCommandTests {
    /// A command as the argument parser describes it.
    private struct Command: Decodable {
        struct Name: Decodable { var name: String }
        struct Argument: Decodable { var names: [Name]? }
        var commandName: String
        var subcommands: [Command]?
        var arguments: [Argument]?
    }
    private struct Tool: Decodable { var command: Command }

    private static let pages = [
        "TraineeGuide", "TraineeGuideJapanese", "InstructorGuide", "InstructorGuideJapanese", "AdministratorGuide",
        "AdministratorGuideJapanese", "Station", "GettingStarted",
    ]

    @Test("every command and option that a guide names is there")
    func commands() throws {
        let dump = try Program.run(["--experimental-dump-help"])
        let tool = try JSONDecoder().decode(Tool.self, from: Data(dump.output.utf8))
        var count = 0
        for page in Self.pages {
            let text = try GuideBlock.text(of: page)
            let inline = text.matches(of: /`(senshi [^`]+)`/).map { String($0.1) }
            let typed = text.components(separatedBy: "\n").filter {
                $0.hasPrefix("senshi ") || $0.hasPrefix("sudo -u senshi senshi ")
            }
            for line in inline + typed {
                let own = line.hasPrefix("sudo") ? line.dropFirst("sudo -u senshi ".count) : line[...]
                let words = own.split { $0 == " " }.dropFirst().prefix { $0 != "#" }
                if let wrong = Self.wrong(Array(words), tool.command) { Issue.record("\(page): '\(line)': \(wrong)") }
                count += 1
            }
        }
        #expect(count > 60)
    }

    @Test("what the workflow of the page on recordings runs plays the cases, and leaves JUnit XML that holds each")
    func workflow() throws {
        let block = try #require(
            GuideBlock.all(of: "Recordings").first { $0.text.contains("# .github/workflows/") })
        let diagnostics = Diagnostics()
        #expect(Document(text: block.text, file: "procedures.yaml", into: diagnostics).root != nil)
        #expect(!diagnostics.hasErrors, "\(diagnostics.rendered())")
        let line = try #require(block.text.split(separator: "\n").last { $0.contains("- run: ") })
        let folder = try Folder()
        let command = line.components(separatedBy: "- run: ")[1]
            .replacing("$(swift build -c release --show-bin-path)/senshi", with: "\"$0\"")
            .replacing("results.xml", with: folder.file("results.xml"))
        #expect(command.contains("\"$0\" test ") && command.contains(folder.path), "\(command)")
        let outcome = try Program.run([], under: ["/bin/sh", "-c", command])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        let results = try String(contentsOfFile: folder.file("results.xml"), encoding: .utf8)
        let cases = try FileManager.default.contentsOfDirectory(atPath: "\(Repository.root)/scenarios/cases")
            .filter { $0.hasSuffix(".yaml") }
        #expect(results.components(separatedBy: "<testcase ").count == cases.count + 1 && !cases.isEmpty)
        // What it uploads is what it wrote, and `make build` is there.
        #expect(block.text.contains("path: results.xml") && block.text.contains("make build"))
        #expect(try String(contentsOfFile: "\(Repository.root)/Makefile", encoding: .utf8).contains("\nbuild: "))
    }

    /// What of a command line is not there; nil where all is.
    private static func wrong(_ words: [Substring], _ tool: Command) -> String? {
        var (command, rest) = (tool, words[...])
        while let name = rest.first, !(command.subcommands ?? []).filter({ $0.commandName != "help" }).isEmpty {
            guard !name.hasPrefix("-") else { break }
            guard let next = command.subcommands?.first(where: { $0.commandName == name }) else {
                return "there is no \(command.commandName) \(name)"
            }
            (command, rest) = (next, rest.dropFirst())
        }
        let known = Set((command.arguments ?? []).flatMap { $0.names ?? [] }.map(\.name)).union(["help", "version"])
        let options = rest.filter { $0.hasPrefix("--") }.map { $0.dropFirst(2).prefix { $0 != "=" } }
        return options.first { !known.contains(String($0)) }.map { "\(command.commandName) has no --\($0)" }
    }
}
