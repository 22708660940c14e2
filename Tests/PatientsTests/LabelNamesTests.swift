import Authoring
import Patients
import Testing

@Suite("names of labels") struct LabelNamesTests {
    @Test("TotalSegmentator's names work out of the box")
    func total() throws {
        let labels = LabelNames.total.labels
        #expect(labels.count == 117)
        #expect(labels[77]?.name == "hip_left" && labels[77]?.kind == .bone)
        #expect(labels[82]?.kind == .muscle && labels[65]?.kind == .vessel && labels[79]?.kind == .nerve)
        #expect(labels[21]?.kind == .organ)
    }

    @Test("other names say what they are, by a name of total or a kind")
    func other() throws {
        let diagnostics = Diagnostics()
        let names = try #require(
            LabelNames("1\tHüfte links\thip_left\n2\tIschiasnerv\tnerve\r\n\n3\tfemur_left\n", into: diagnostics))
        #expect(names.labels[1]?.name == "hip_left" && names.labels[1]?.kind == .bone)
        #expect(names.labels[2]?.kind == .nerve && names.labels[3]?.kind == .bone)
    }

    @Test("a wrong line is told with its place, and with what was meant")
    func wrong() {
        let diagnostics = Diagnostics()
        let text = "x\tspleen\n2\tgluteus_medius_lef\n3\n4\tspleen\n4\tspleen\n5\tthing\tbones\n"
        _ = Document(lines: text, file: "names.tsv", into: diagnostics)
        #expect(LabelNames(text, into: diagnostics) == nil)
        let said = diagnostics.rendered()
        #expect(diagnostics.all.count == 5)
        #expect(said.contains("names.tsv:1:1") && said.contains("names.tsv:2:3") && said.contains("names.tsv:6:9"))
        #expect(said.contains("gluteus_medius_left") && said.contains("bone"))
    }
}
