import Authoring
import FoundationEssentials
import Scoring
import Testing

@Suite("a score") struct ScoreTests {
    private var faulty: Attempt {
        var attempt = Attempt()
        attempt.depth = -0.002
        attempt.skipped = ["identify"]
        attempt.stops = 1
        return attempt
    }

    @Test("survives JSON unchanged")
    func json() throws {
        for senses in [Fixtures.exact, Fixtures.pen] {
            let score = faulty.score(senses: senses)
            let data = try JSONEncoder().encode(score)
            #expect(try JSONDecoder().decode(Score.self, from: data) == score)
        }
    }

    @Test("adds up: earned and available are the sums of its lines")
    func sums() {
        let score = faulty.score(senses: Fixtures.pen)
        let lines = score.steps.flatMap(\.criteria)
        #expect(score.earned == lines.reduce(0) { $0 + $1.earned })
        #expect(score.available == lines.reduce(0) { $0 + $1.available })
        #expect(lines.allSatisfy { $0.earned >= 0 && $0.earned <= $0.available })
    }

    @Test("every line has a limit and a source, and every measured line its ticks")
    func evidence() {
        for line in faulty.score().steps.flatMap(\.criteria) {
            #expect(!line.limit.ja.isEmpty && !line.limit.en.isEmpty && !line.source.isEmpty)
            #expect(line.value == nil || line.ticks != nil)
            #expect(line.ticks.map { $0.first <= $0.last } ?? true)
        }
    }

    @Test("carries the versions of what it was scored against")
    func identity() {
        let score = Attempt().score()
        #expect(score.scenario.id == "covid19-deltoid-im")
        #expect(score.scenario.version == "1.1.0")
        #expect(score.guideline == "jp")
        #expect(score.draft)
        #expect(score.passMark == 80)
    }

    @Test("has the field's metrics, with unit and definition")
    func metrics() throws {
        let score = Attempt().score(period: 0.001)
        func value(_ id: String) -> Double { score.metrics.first { $0.id == id }?.value ?? .nan }
        #expect(value("punctures") == 1)
        #expect(abs(value("deepest") - 17.1) < 0.01)
        #expect(abs(value("depth-at-injection") - 17.1) < 0.01)
        #expect(abs(value("past-fascia-at-injection") - 10) < 0.01)
        #expect(abs(value("injection-time") - 1.8) < 0.01)
        #expect(abs(value("path-in-tissue") - 34.2) < 0.3)
        #expect(abs(value("path-length") - (18 + 12 + 17.1 + 47.1)) < 0.1)
        #expect(value("tip-drift") == 0)
        #expect(value("peak-force") == 0.5)
        // 12.5 mm in 0.1 s, the last of it past the skin.
        #expect(abs(value("peak-insertion-speed") - 125) < 0.5)
        #expect(score.metrics.allSatisfy { !$0.definition.ja.isEmpty && !$0.definition.en.isEmpty })
    }
}
