import Authoring
import FoundationEssentials
import Profiles
import TestSupport
import Testing

@Suite("Profile diagnostics")
struct ProfileDiagnosticsTests {
    static let cases = GoldenCase.all(beside: #filePath, in: "Diagnostics")

    @Test("a bad profile gets exactly these sentences", arguments: cases)
    func golden(_ pair: GoldenCase) throws {
        let diagnostics = Diagnostics()
        let text = try String(contentsOfFile: pair.input, encoding: .utf8)
        let document = Document(text: text, file: pair.file, into: diagnostics)
        #expect(Profile(document, into: diagnostics) == nil)
        #expect(diagnostics.hasErrors)
        #expect(try pair.difference(from: diagnostics.rendered()) == nil)
        #expect(try pair.ending("ja.out").difference(from: diagnostics.rendered(in: .ja)) == nil)
    }

    @Test("there are cases") func thereAreCases() { #expect(Self.cases.count >= 4) }
}
