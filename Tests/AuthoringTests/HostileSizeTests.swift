import Authoring
import TestSupport
import Testing

@Suite("A mebibyte of trouble", .serialized)
struct HostileSizeTests {
    static let sources: [(String, String)] = [
        ("one key a line, all alike", "a: 1\n"), ("one item a line", "- a\n"), ("flow items", "a,"),
        ("brackets", "["), ("closed brackets", "[]"), ("braces", "{"), ("keys in keys", "? "), ("dashes", "- "),
        ("anchors", "- &a b\n"), ("aliases", "- *a\n"), ("tags", "- !!a b\n"), ("quotes", "\""), ("tabs", "\t"),
        ("tabs and text", "\ta\n"), ("line ends", "\n"), ("blanks", " "), ("colons", ": "), ("comments", "#\n"),
        ("full-width characters", "針"), ("controls", "\u{1}"), ("long number", "9"), ("words", "a to "),
    ]
    /// These are tried where a quantity is expected, too.
    static let inside = ["flow items", "brackets", "quotes", "full-width characters", "long number", "words"]

    @Test(
        "is told about in under a second of a processor",
        arguments: sources.map { ($0.0, false) } + inside.map { ($0, true) })
    func quick(name: String, isValue: Bool) throws {
        let unit = try #require(Self.sources.first { $0.0 == name }).1
        let body = String(repeating: unit, count: (Document.largestFile - 64) / unit.utf8.count)
        let text = isValue ? "name: practice\nangle: 90 deg\ndepth: \(body)" : body
        let diagnostics = Diagnostics()
        let started = ThreadTime.now
        let document = Document(text: text, file: "large.yaml", into: diagnostics)
        let practice = Practice(document, into: diagnostics)
        let rendered = diagnostics.rendered()
        let spent = ThreadTime.now - started
        #expect(spent < .seconds(1), "\(name): \(spent)")
        #expect(practice == nil && diagnostics.hasErrors)
        #expect(rendered.utf8.count < 500_000)
    }

    @Test("a long list of small things is read whole") func whole() throws {
        let items = String(repeating: "  - {id: one, wait: 3 s}\n", count: 9_900)
        let diagnostics = Diagnostics()
        let document = Document(text: "name: a\nangle: 1 deg\nsteps:\n\(items)", file: "long.yaml", into: diagnostics)
        let practice = try #require(Practice(document, into: diagnostics))
        #expect(practice.waits.count == 9_900 && practice.waits.allSatisfy { $0 == 3 })
    }

    @Test("one value too many is refused") func tooMany() {
        let diagnostics = Diagnostics()
        let items = String(repeating: "- a\n", count: Document.mostValues)
        #expect(Document(text: items, file: "long.yaml", into: diagnostics).root == nil)
        #expect(diagnostics.all.map(\.rule) == ["file/values"])
        #expect(diagnostics.all.first?.place.line == Document.mostValues)
    }

    @Test("what is beyond the limit is counted") func limit() {
        let diagnostics = Diagnostics()
        let text = "name: a\nangle: 1 deg\n" + (0..<900).map { "k\($0): 1\n" }.joined()
        let document = Document(text: text, file: "many.yaml", into: diagnostics)
        #expect(Practice(document, into: diagnostics) == nil)
        #expect(diagnostics.all.count == Diagnostics.limit)
        #expect(diagnostics.leftOut == 900 - Diagnostics.limit)
        #expect(
            diagnostics.rendered().hasSuffix("many.yaml: \(900 - Diagnostics.limit) more like these are not shown\n"))
    }
}
