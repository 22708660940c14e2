import Authoring
import Foundation
import Records
import TestSupport
import Testing

@Suite("a class: its roster, and what it did") struct RosterTests {
    private static let cases = GoldenCase.all(beside: #filePath, in: "Rosters", suffix: "csv")

    @Test("what is wrong in a roster is told with its place", arguments: cases)
    func roster(_ pair: GoldenCase) throws {
        let diagnostics = Diagnostics()
        let text = try String(contentsOfFile: pair.input, encoding: .utf8)
        let trainees = Roster.trainees(of: text, file: pair.file, into: diagnostics)
        let said = trainees?.joined(separator: "\n") ?? diagnostics.rendered()
        #expect(try pair.difference(from: said + (said.hasSuffix("\n") ? "" : "\n")) == nil)
        #expect(try pair.ending("ja.out").difference(from: diagnostics.rendered(in: .ja)) == nil)
    }

    @Test("there are rosters that are right, and rosters that are wrong") func count() {
        #expect(Self.cases.count >= 8)
    }

    @Test("any text at all is read or told, without a crash")
    func hostile() {
        var random = SeededRandom(seed: 11)
        let letters = Array("trainee仮名,;\t\"\n\r \u{FEFF}\u{301}=-_é🩹\0ab1")
        for _ in 0..<20_000 {
            let text = String(
                (0..<Int.random(in: 0...60, using: &random)).map { _ in letters.randomElement(using: &random)! })
            let diagnostics = Diagnostics()
            let trainees = Roster.trainees(of: text, file: "x.csv", into: diagnostics)
            #expect((trainees == nil) == diagnostics.hasErrors)
            #expect(trainees.map { Set($0).count == $0.count && !$0.isEmpty } ?? true)
            if diagnostics.hasErrors { #expect(!diagnostics.rendered().isEmpty) }
        }
    }

    @Test("a class is kept, replaced, and taken away; who is deleted is on no roster any more")
    func kept() throws {
        let station = try Station(), store = try station.store()
        let first = Roster(name: "ns-2a", scenario: "deltoid", cohort: .max, trainees: ["hanako-3", "taro-1"])
        try store.keep(first)
        #expect(try station.store().rosters() == [first])
        let second = Roster(name: "ns-2a", scenario: "deltoid", cohort: 7, trainees: ["taro-1", "hanako-3", "jiro-9"])
        try store.keep(second)
        #expect(try store.rosters() == [second])
        _ = try store.forget("hanako-3", at: Station.now)
        #expect(try store.rosters().first?.trainees == ["taro-1", "jiro-9"])
        #expect(try store.remove(roster: "ns-2a"))
        #expect(try !store.remove(roster: "ns-2a"))
        #expect(try store.rosters() == [])
    }

    @Test("the matrix has the last attempt of each that is not void, and who comes next")
    func matrix() throws {
        let roster = Roster(name: "ns-2a", scenario: "deltoid", cohort: 7, trainees: ["a", "b", "c"])
        var void = Station.attempt("b", losses: ["angle": 50])
        void.verdict = .void
        let matrix = ClassMatrix(
            of: roster,
            attempts: [
                Station.attempt("a", percent: 40, losses: ["angle": 50, "depth": 10]),
                Station.attempt("a", percent: 90, losses: ["angle": 0, "depth": 10]),
                Station.attempt("b", "another", losses: ["angle": 50]), void,
                Station.attempt("c", percent: 80, losses: ["angle": 25, "hold": 50]),
                Station.attempt("stranger", losses: ["angle": 50]),
            ])
        #expect(matrix.next == "b")
        #expect(matrix.criteria.map(\.id) == ["angle", "depth", "hold"])
        #expect(matrix.criteria.map(\.mean) == [0.75, 0.8, 0])
        #expect(matrix.rows.map(\.attempts) == [2, 0, 1])
        #expect(matrix.rows.map(\.shares) == [[1, 0.8, nil], [nil, nil, nil], [0.5, nil, 0]])
        #expect(matrix.rows.map(\.verdict) == [.passed, nil, .passed])
    }
}
