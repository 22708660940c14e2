import Authoring
import Devices
import Foundation
import TestSupport
import Testing
import Transports

@Suite("what is wrong with a hand script")
struct HandScriptDiagnosticsTests {
    @Test("every mistake is shown at its place", arguments: GoldenCase.all(beside: #filePath, in: "Cases"))
    func mistakes(golden: GoldenCase) throws {
        let text = try String(contentsOfFile: golden.input, encoding: .utf8)
        let diagnostics = Diagnostics()
        let script = HandScript(Document(text: text, file: golden.file, into: diagnostics), into: diagnostics)
        #expect(script == nil)
        #expect(try golden.difference(from: diagnostics.rendered()) == nil)
        #expect(try golden.ending("ja.out").difference(from: diagnostics.rendered(in: .ja)) == nil)
    }

    @Test("there are cases") func cases() {
        #expect(GoldenCase.all(beside: #filePath, in: "Cases").count >= 12)
    }

    @Test("every hand that comes with a scenario can be read, says something and ends")
    func hands() throws {
        let folder = "\(Repository.root)/scenarios/hands"
        let files = (FileManager.default.enumerator(atPath: folder)?.allObjects ?? []).compactMap { $0 as? String }
            .filter { $0.hasSuffix(".yaml") }
        #expect(files.count >= 6)
        for file in files {
            let diagnostics = Diagnostics()
            let script = HandScript.read(contentsOf: "\(folder)/\(file)", into: diagnostics)
            #expect(diagnostics.isEmpty, "\(diagnostics.rendered())")
            #expect(script?.actions.last?.action.kind == .end && (script?.duration ?? 0) < 60)
        }
    }
}
