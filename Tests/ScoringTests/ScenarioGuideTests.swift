import Authoring
import FoundationEssentials
import Scoring
import TestSupport
import Testing

@Suite("the page about scenarios") struct ScenarioGuideTests {
    private static let path = "\(Repository.root)/Sources/senshi/Documentation.docc/ScenarioGuide.md"

    static let rows = TechniqueMeasure.allCases.map { measure in
        let taken = measure.occasions.map { "`\($0.key): \($0.word)`" }.joined(separator: ", ")
        return "| `\(measure.rawValue)` | \(measure.unit.rawValue) | \(taken) | \(measure.definition.en) |"
    }

    @Test("lists every measure with its unit, when it is taken and how it is defined, and no other")
    func measures() throws {
        var lines = try String(contentsOfFile: Self.path, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        let head = try #require(lines.firstIndex { $0.hasPrefix("| measure | unit") })
        let shown = lines[(head + 2)...].prefix { $0.hasPrefix("|") }
        if ProcessInfo.processInfo.environment["SENSHI_REWRITE_CASES"] == "1" {
            lines.replaceSubrange(head + 2..<head + 2 + shown.count, with: Self.rows)
            try lines.joined(separator: "\n").write(toFile: Self.path, atomically: true, encoding: .utf8)
            return
        }
        #expect(Array(shown) == Self.rows)
    }
}
