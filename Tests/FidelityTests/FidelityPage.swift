import Fidelity
import FoundationEssentials
import TestSupport
import Testing

/// The page about fidelity shows what the command prints and draws.
@Suite("the fidelity page") struct FidelityPage {
    static let documentation = "\(Repository.root)/Sources/senshi/Documentation.docc"

    @Test("the page has the table that the command prints, row by row")
    func table() throws {
        let page = try String(contentsOfFile: "\(Self.documentation)/Fidelity.md", encoding: .utf8)
        let table = FidelityTable.markdown(Target.all.map { $0.row(FidelityTests.subject) })
        #expect(page.contains(table), "the table should be:\n\(table)")
    }

    @Test("the page shows every curve, and each is what the command draws")
    func curves() throws {
        let page = try String(contentsOfFile: "\(Self.documentation)/Fidelity.md", encoding: .utf8)
        for chart in Charts.all(FidelityTests.subject) {
            #expect(page.contains("](\(chart.name))"), "\(chart.name)")
            let shown = try String(contentsOfFile: "\(Self.documentation)/Resources/\(chart.name).svg", encoding: .utf8)
            #expect(
                shown == chart.svg, "draw it anew: senshi fidelity --svg Sources/senshi/Documentation.docc/Resources")
        }
    }
}
