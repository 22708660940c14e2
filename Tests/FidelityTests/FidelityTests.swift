import Authoring
import Fidelity
import Patients
import TestSupport
import Testing

@Suite("fidelity") struct FidelityTests {
    static let subject = Subject(
        human: ShippedPresets.human, liver: ShippedPresets.liver, softLiver: ShippedPresets.softLiver,
        sites: ShippedPresets.sites)

    @Test("every target holds, and says what was measured", arguments: Target.all.map(\.id))
    func holds(_ id: String) throws {
        let target = try #require(Target.all.first { $0.id == id })
        var subject = Self.subject
        subject.paths = 40
        let row = target.row(subject)
        #expect(row.passed, "\(FidelityTable.plain([row]))")
    }

    @Test("all of V1 to V19 are there, each once, with a source")
    func complete() {
        let ids = Target.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect((1...19).allSatisfy { ids.contains("V\($0)") })
        #expect(Target.all.allSatisfy { !$0.source.isEmpty })
    }

    @Test(
        "what is tagged measured names who measured it",
        arguments: Target.all.filter { $0.tag == .measured }.map(\.id))
    func named(_ id: String) throws {
        let source = try #require(Target.all.first { $0.id == id }).source
        // A name with its year; a standard or an office; or the one author whose year nobody wrote down.
        #expect(
            source.contains(/\p{Lu}[\w\p{L}.& ,'’]*(19|20)\d\d/) || source.contains(/ISO \d+|CDC|Egekvist/),
            "\(id): \(source)")
        for vague in ["others", "principle", "no source"] { #expect(!source.contains(vague), "\(id): \(source)") }
    }

    @Test("a range can't be better known than the claim whose range it is")
    func ranges() {
        for target in Target.all where target.tag == .assumed {
            #expect(target.rangeTag == nil || target.rangeTag == .assumed, "\(target.id)")
        }
    }

    @Test("a skin that is twice too strong is noticed, and so is a needle that was measured wrongly")
    func bites() throws {
        var strong = Self.subject
        var number = try #require(strong.human.number("skin.puncture"))
        number.value = 1.65
        strong.human = strong.human.with(number, at: "skin.puncture")
        #expect(Target.all.first { $0.id == "V1" }?.row(strong).passed == false)
        var thick = Self.subject
        number = try #require(thick.human.number("18G.outer"))
        number.value = 1.4
        thick.human = thick.human.with(number, at: "18G.outer")
        #expect(Target.all.first { $0.id == "V24" }?.row(thick).passed == false)
    }

    @Test("without the play of its encoder, the hand that holds still would feel more than 0.02 N, and with it nothing")
    func resting() {
        #expect((RestingHand.edges(Self.subject, hasPlay: false).values.max() ?? 0) > 0.02)
        #expect(RestingHand.edge(Self.subject) < 0.005)
    }

    @Test(
        "a hand that holds still on a 0.055 mm encoder feels no edge above 0.02 N, in any layer, on any face or wall, and as one breaks",
        arguments: RestingHand.Place.allCases)
    func restsEverywhere(_ place: RestingHand.Place) throws {
        let edge = try #require(Self.edges[place], "no hand came to rest there")
        #expect(edge <= 0.02, "\(edge) N")
    }

    private static let edges = RestingHand.edges(subject)

    @Test("a drawing is well-formed, and has its curves and its bands")
    func drawings() {
        let charts = Charts.all(Self.subject)
        #expect(charts.count >= 6)
        for chart in charts {
            #expect(chart.svg.contains("<polyline") && chart.svg.hasSuffix("</svg>\n"))
            #expect(!chart.svg.contains("nan") && !chart.svg.contains("inf"))
        }
    }
}
