import Authoring
import FoundationEssentials
import Patients
import TestSupport
import Testing

@Suite("preset diagnostics") struct PresetDiagnosticsTests {
    static let cases = GoldenCase.all(beside: #filePath, in: "Diagnostics")

    @Test("a bad file of tissues, needles or a site gets exactly these sentences", arguments: cases)
    func golden(_ pair: GoldenCase) throws {
        let diagnostics = Diagnostics()
        let text = try String(contentsOfFile: pair.input, encoding: .utf8)
        let document = Document(text: text, file: pair.file, into: diagnostics)
        let isRead =
            switch pair.name.split(separator: "-").first {
            case "needles": NeedlePresets(document, into: diagnostics) != nil
            case "site": SitePresets(document, into: diagnostics) != nil
            default: TissuePresets(document, into: diagnostics) != nil
            }
        #expect(isRead == pair.name.hasSuffix("nothing-wrong"))
        #expect(isRead != diagnostics.hasErrors)
        #expect(try pair.difference(from: diagnostics.rendered()) == nil)
        #expect(try pair.ending("ja.out").difference(from: diagnostics.rendered(in: .ja)) == nil)
    }

    @Test("there are cases") func thereAreCases() { #expect(Self.cases.count >= 3) }

    @Test(
        "every number of a shipped file that loses its source, range or tag is refused",
        arguments: ["source", "range", "tag"],
        ["tissues/human", "tissues/liver-okamura-2004", "tissues/liver-okamura-2004-2", "needles/standard"]
            + Site.allCases.map { "sites/\($0.rawValue)" })
    func stripped(_ part: String, of file: String) throws {
        let path = "\(Repository.root)/scenarios/\(file).yaml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let numbers = lines.indices.filter { lines[$0].contains("{value:") }
        #expect(numbers.count > 18)
        let cut = try Regex(", \(part): (\"[^\"]*\"|[^,}]*)")
        for index in numbers {
            var changed = lines
            changed[index] = lines[index].replacing(cut, with: "", maxReplacements: 1)[...]
            let diagnostics = Diagnostics()
            let document = Document(text: changed.joined(separator: "\n"), file: "t.yaml", into: diagnostics)
            let isRead =
                switch file.split(separator: "/").first {
                case "tissues": TissuePresets(document, into: diagnostics) != nil
                case "needles": NeedlePresets(document, into: diagnostics) != nil
                default: SitePresets(document, into: diagnostics) != nil
                }
            #expect(!isRead, "\(lines[index])")
            #expect(diagnostics.all.contains { $0.place.line == index + 1 && $0.rule.hasSuffix("/missing-key") })
        }
    }

    @Test("without the files there is no patient, and the sentence says which file is missing")
    func missing() {
        let diagnostics = Diagnostics()
        #expect(PresetLibrary(directory: "/no/such/folder").read(into: diagnostics) == nil)
        #expect(diagnostics.rendered().contains("/no/such/folder/needles/standard.yaml"))
    }
}
