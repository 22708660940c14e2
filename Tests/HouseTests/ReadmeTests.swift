import Foundation
import Testing

@Suite("the README") struct ReadmeTests {
    @Test("every guarantee ends with the name of a test that exists")
    func guarantees() throws {
        let lines = try SourceFile(path: "README.md").lines
        let start = try #require(lines.firstIndex(of: "## Guarantees"))
        let section = lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }.joined(separator: "\n")
        let guarantees = section.split(separator: "\n- ").dropFirst()
        #expect(guarantees.count >= 5)
        let tests = try SourceTree.tests.get().map { $0.lines.joined(separator: "\n") }
        for guarantee in guarantees {
            let name = try #require(guarantee.firstMatch(of: /`([^`]+)`\s*$/)?.1, "\(guarantee) names no test")
            #expect(tests.contains { $0.contains("\"\(name)\"") }, "there is no test \"\(name)\"")
        }
    }

    @Test("every file that the README links to is there")
    func links() throws {
        for line in try SourceFile(path: "README.md").lines {
            for link in line.matches(of: /\]\(([^)#:]+)\)/) {
                let target = SourceTree.root.appending(path: String(link.1)).path
                #expect(FileManager.default.fileExists(atPath: target), "\(link.1)")
            }
        }
    }
}
