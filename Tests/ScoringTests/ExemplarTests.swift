import Authoring
import Devices
import Foundation
import Scoring
import Servo
import Space
import Testing

@Suite("exemplars") struct ExemplarTests {
    static let made: Exemplar = {
        var hand = FakeHand()
        hand.period = 0.001
        Attempt().perform(&hand)
        guard let exemplar = hand.scorer.exemplar(by: "teacher-1", percent: 97.5) else { fatalError("no insertion") }
        return exemplar
    }()

    @Test("an expert's run holds where the needle came from, went in and how deep")
    func made() {
        let exemplar = Self.made
        #expect(exemplar.approach.count > 5 && exemplar.wayIn.count > 10)
        #expect(abs(exemplar.entry.y + 0.085) < 1e-6)
        #expect(abs(exemplar.angle - .pi / 2) < 1e-6)
        #expect(exemplar.depth > 0.01 && exemplar.depth < 0.025)
        #expect(exemplar.injection > 1)
    }

    @Test("its file reads back as it is, to the nanometre")
    func file() throws {
        let diagnostics = Diagnostics()
        let document = Document(text: Self.made.text, file: "e.yaml", into: diagnostics)
        let read = try #require(Exemplar(document, into: diagnostics), "\(diagnostics.rendered())")
        #expect(read.text == Self.made.text)
        #expect(zip(read.path, Self.made.path).allSatisfy { ($0 - $1).length < 1e-8 })
    }

    @Test("a file that lacks its way in, or has half a place, is told")
    func bad() {
        let text = Self.made.text
        let start = text.range(of: "way-in:")?.lowerBound ?? text.endIndex
        for broken in [
            text[..<start] + "way-in: []\n", text[..<start] + "way-in:\n  - [1 mm, 2 mm]\n  - [1 mm, 2 mm, 3 mm]\n",
        ] {
            let diagnostics = Diagnostics()
            let document = Document(text: String(broken), file: "e.yaml", into: diagnostics)
            #expect(Exemplar(document, into: diagnostics) == nil)
            #expect(diagnostics.hasErrors)
        }
    }

    @Test("it leads a hand with a tenth of the device's force, half a newton at most, and none without motors")
    func guide() throws {
        func strongest(_ force: Double) throws -> Double {
            var guide = try #require(Self.made.guide(force: force))
            let aside = Self.made.entry + Vector(0.02, 0, 0.005)
            var most = 0.0
            for _ in 0..<8000 {
                let pull = guide.step(tip: aside, axis: Vector(0, 0, -1), entered: nil, period: 0.001)
                most = max(most, pull.force.length)
            }
            return most
        }
        #expect(abs(try strongest(3) - 0.3) < 0.02)
        #expect(try strongest(20) <= Guide.strongest)
        #expect(try strongest(20) > 0.45)
        #expect(try strongest(0) == 0)
    }

    @Test("a test shows no exemplar, whatever a scenario leaves unsaid")
    func modes() {
        #expect(Fixtures.covid19.rules(in: .learn).exemplar)
        #expect(!Fixtures.covid19.rules(in: .test).exemplar)
    }
}
