import Foundation
import TestSupport
import Testing

@Suite struct StabilityTests {
    @Test("no hand, from limp to stiff, makes a force profile swing, and the page has the table of the command")
    func page() throws {
        let outcome = try Program.run(["stability", "--language", "en"])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        let rows = outcome.output.split(separator: "\n").dropFirst(2)
        // Seven profiles that show force, five hands, five places.
        #expect(rows.count == 7 * 25 && rows.allSatisfy { $0.hasSuffix("| at rest |") })
        let path = "\(Repository.root)/Sources/senshi/Documentation.docc/Stability.md"
        let page = try String(contentsOfFile: path, encoding: .utf8)
        #expect(page.contains(outcome.output), "the table should be what senshi stability prints")
    }
}
