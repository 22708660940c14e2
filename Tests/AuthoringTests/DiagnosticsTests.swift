import Authoring
import FoundationEssentials
import TestSupport
import Testing

@Suite("Diagnostics")
struct DiagnosticsTests {
    static let cases =
        GoldenCase.all(beside: #filePath, in: "Diagnostics")
        // Bytes that no editor of ours may save anew: read as a file NAME.yaml.
        + GoldenCase.all(beside: #filePath, in: "Diagnostics", suffix: "bytes")

    @Test("a bad file gets exactly these sentences", arguments: cases)
    func golden(_ pair: GoldenCase) throws {
        let diagnostics = Diagnostics()
        let started = ThreadTime.now
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: pair.input)))
        let copy = try Self.place(bytes, named: "\(pair.name).yaml")
        let practice = Document.read(contentsOf: copy.path, into: diagnostics).flatMap {
            Practice($0, into: diagnostics)
        }
        let text = diagnostics.rendered().replacing("\(copy.folder)/", with: "")
        #expect(ThreadTime.now - started < .seconds(1))
        let inJapanese = diagnostics.rendered(in: .ja).replacing("\(copy.folder)/", with: "")
        try FileManager.default.removeItem(atPath: copy.folder)
        #expect(try pair.difference(from: text) == nil)
        #expect(try pair.ending("ja.out").difference(from: inJapanese) == nil)
        #expect((practice == nil) == diagnostics.hasErrors, "a file gives a value or at least one error")
        #expect(diagnostics.hasErrors != (pair.name == "nothing-wrong"))
    }

    @Test("there are cases") func thereAreCases() {
        #expect(Self.cases.count >= 45)
    }

    @Test("a file of 50 MB is refused at once, without reading it")
    func huge() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/huge.yaml"
        let line = [UInt8]("name: a practice that never ends, and says the same again and again\n".utf8)
        let block = [UInt8](repeatElement(line, count: 1000).joined())
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        var data = Data(capacity: 52_000_000)
        while data.count < 50_000_000 { data.append(contentsOf: block) }
        try data[..<50_000_000].write(to: URL(filePath: path))

        let diagnostics = Diagnostics()
        let started = ThreadTime.now
        let document = Document.read(contentsOf: path, into: diagnostics)
        let text = diagnostics.rendered().replacing("\(folder)/", with: "")
        #expect(ThreadTime.now - started < .milliseconds(250))
        #expect(document == nil)
        let here = String(#filePath[..<(#filePath.lastIndex(of: "/") ?? #filePath.startIndex)])
        let difference = try GoldenCase(name: "huge", in: "\(here)/Diagnostics").difference(from: text)
        #expect(difference == nil)
    }

    @Test(
        "what is not a file is refused without waiting for it", arguments: ["/dev/zero", "/tmp", "/nowhere/a.yaml", ""])
    func notAFile(path: String) {
        let diagnostics = Diagnostics()
        #expect(Document.read(contentsOf: path, into: diagnostics) == nil)
        #expect(diagnostics.all.count == 1)
        #expect(diagnostics.rendered().hasPrefix("\(path):1:1: "))
    }

    private static func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.path() + "/senshi-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// A copy in a folder of its own, so that no path of this checkout is in the output.
    private static func place(_ bytes: [UInt8], named name: String) throws -> (folder: String, path: String) {
        let folder = try folder()
        let path = "\(folder)/\(name)"
        try Data(bytes).write(to: URL(filePath: path))
        return (folder, path)
    }
}
