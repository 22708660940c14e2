import Authoring
import Collision
import Devices
import FoundationEssentials
import Scoring
import TestSupport
import Testing
import Trainees
import Transports

/// What is done with a syringe beyond emptying it.
@Suite("the syringe") struct SyringeTests {
    /// A shipped scenario with another text in it.
    private static func changed(
        _ changes: [(String, String)], in name: String = "covid19-deltoid-im"
    ) throws -> (Scenario?, Diagnostics) {
        let path = "\(Repository.root)/scenarios/\(name).yaml"
        var text = try String(contentsOfFile: path, encoding: .utf8)
        for (old, new) in changes {
            try #require(text.contains(old))
            text = text.replacing(old, with: new)
        }
        let diagnostics = Diagnostics()
        let document = Document(text: text, file: path, into: diagnostics)
        return (Scenario(document, guidelines: Fixtures.guidelines, into: diagnostics), diagnostics)
    }

    // MARK: Aspiration

    /// COVID-19 with an aspiration that costs: an instructor's own criterion.
    private static func aspirating() throws -> Scenario {
        let criterion = """
            steps:
              - id: inject
                expect:
                  - {id: aspirations, title: {ja: 逆血の確認, en: Aspirations}, measure: aspirations, during: procedure, limits: {full: 0, because: no guideline asks for it, tag: s}, points: 3}
            """
        var scenario = try #require(try changed([("steps:", criterion)]).0)
        scenario.modes[.learn]?.gated = false
        return scenario
    }

    private static func draws(_ times: Int, by share: Double, afterwards: Bool = false) throws -> FakeHand {
        var hand = FakeHand(try aspirating())
        hand.step()
        hand.move(to: 0.020, over: 0.3)
        hand.dwell(0.4)
        if afterwards { hand.push(to: 1, over: 1.8) }
        for _ in 0..<times {
            let from = hand.plunger
            hand.push(to: from - share, over: 0.3)
            hand.push(to: from, over: 0.3)
        }
        if !afterwards { hand.push(to: 1, over: 1.8) }
        hand.dwell(0.5)
        hand.move(to: -0.03, over: 0.3)
        return hand
    }

    @Test(
        "each pull of the plunger in tissue, before the injection and by more than 5 % of the content, is an aspiration",
        arguments: [(0, 0.0, 0.0), (1, 0.04, 0), (1, 0.08, 1), (2, 0.2, 2)])
    func aspirations(times: Int, share: Double, found: Double) throws {
        let score = try Self.draws(times, by: share).finish()
        #expect(score.line("aspirations")?.value == found)
        #expect(score.line("aspirations")?.earned == (found == 0 ? 3 : 0))
        #expect(score.metrics.first { $0.id == "aspirations" }?.value == found)
    }

    @Test("pulling after the injection is none, and a device that maps its plunger does not know")
    func notAspirations() throws {
        #expect(try Self.draws(1, by: 0.3, afterwards: true).finish().line("aspirations")?.value == 0)
        var hand = FakeHand(try Self.aspirating(), senses: Fixtures.pen)
        hand.step()
        hand.move(to: 0.02, over: 0.3)
        #expect(hand.finish().line("aspirations")?.band == .leftOut)
        #expect(hand.finish().metrics.first { $0.id == "aspirations" }?.value == nil)
    }

    @Test("through the real tick, an expert who aspirates loses nothing, and the report says that it was done")
    func realAspiration() throws {
        let scenario = Fixtures.covid19
        var hand = try #require(TraineesInRelease.experts[scenario.id])
        let plunge = try #require(hand.moves.firstIndex { if case .plunge = $0 { true } else { false } })
        hand.moves.insert(contentsOf: [.plunge(to: -0.4, over: 0.5), .plunge(to: 0, over: 0.5)], at: plunge)
        let score = TraineesInRelease.score(scenario, hand)
        #expect(score.lost == [] && score.verdict == .passed, "\(score.listing)")
        #expect(score.metrics.first { $0.id == "aspirations" }?.value == 1)
        let clean = TraineesInRelease.score(scenario, try #require(TraineesInRelease.experts[scenario.id]))
        #expect(clean.metrics.first { $0.id == "aspirations" }?.value == 0)
    }

    // MARK: A new syringe

    @Test("after blood, what came from the old syringe counts no more: the new one is scored, and the old one named")
    func refill() throws {
        func score(refilled: Bool) -> Score {
            var scenario = Fixtures.covid19
            if !refilled {
                for index in scenario.events.indices {
                    if case .restart(let step, _) = scenario.events[index].ending {
                        scenario.events[index].ending = .restart(from: step, refills: false)
                    }
                }
            }
            var hand = FakeHand(scenario)
            hand.step()
            hand.move(to: 0.018, over: 0.3)
            hand.dwell(0.4)
            hand.push(to: 0.4, over: 0.8)
            hand.blood = 0.05
            hand.dwell(0.4)
            hand.move(to: -0.03, over: 0.3)
            hand.say(.did("new-needle-and-dose"))
            hand.dwell(0.4)
            hand.push(to: 0, over: 0.5)
            hand.move(to: 0.018, over: 0.3)
            hand.dwell(0.4)
            hand.push(to: 1, over: 1.8)
            hand.dwell(0.6)
            hand.move(to: -0.03, over: 0.3)
            return hand.finish()
        }
        let new = score(refilled: true)
        #expect(new.band("dose") == .full, "\(new.line("dose")?.seen.en ?? "")")
        #expect(new.events.first { $0.id == "blood-return" }?.isRight == true)
        let spent = try #require(new.metrics.first { $0.id == "dose-before-new-syringe" }?.value)
        #expect(abs(spent - 0.12) < 0.001)
        let inMuscle = try #require(new.metrics.first { $0.id == "dose-in-muscle" }?.value)
        #expect(abs(inMuscle - 0.3) < 0.001)
        // Without it all of it would be one dose, and far too much.
        let same = score(refilled: false)
        #expect(same.critical.contains("dose"))
        #expect(!same.metrics.contains { $0.id == "dose-before-new-syringe" })
    }

    // MARK: A dose by weight

    @Test(
        "a dose by weight is what the weight asks for, and no more than the most",
        arguments: [("20 kg", 0.2), ("33.3 kg", 0.333), ("50 kg", 0.5), ("80 kg", 0.5)])
    func byWeight(weight: String, volume: Double) throws {
        let (found, diagnostics) = try Self.changed(
            [("weight: 50 kg", "weight: \(weight)")], in: "adrenaline-thigh-im")
        let scenario = try #require(found, "\(diagnostics.rendered())")
        #expect(abs(scenario.equipment.dose * 1e6 - volume) < 1e-9)
    }

    // MARK: Bone

    @Test("how fast bone is met is measured at the touch, and bone that was never met is no fault")
    func bone() throws {
        let criterion = """
            steps:
              - id: puncture
                expect:
                  - {id: bone-speed, title: {ja: 骨に当たった速さ, en: Speed onto bone}, measure: bone-contact-speed, during: procedure, limits: {full: 100 mm/s or less, because: a choice of the draft, tag: e}, points: 3}
            """
        let scenario = try #require(try Self.changed([("steps:", criterion)]).0)
        for (speed, earned) in [(0.05, 3.0), (0.09, 3), (0.2, 0)] {
            var hand = FakeHand(scenario)
            hand.step()
            let deep = hand.face(.bone) + 0.001
            hand.move(to: deep, over: (deep - hand.travel) / speed)
            let line = try #require(hand.finish().line("bone-speed"))
            #expect(line.earned == earned)
            #expect(abs(try #require(line.value) - speed * 1000) < 2, "\(line.seen.en)")
        }
        var hand = FakeHand(scenario)
        hand.step()
        hand.move(to: 0.012, over: 0.3)
        #expect(hand.finish().line("bone-speed")?.seen.en == "bone was not touched")
        #expect(hand.finish().line("bone-speed")?.earned == 3)
    }

    // MARK: Leak

    @Test("what leaks is the dwell's matter: 1 to 2 % of the dose after 0.6 s, less than 1 % after 2.5 s")
    func leak() throws {
        let scenario = Fixtures.covid19
        let expert = try #require(TraineesInRelease.experts[scenario.id])
        func leak(_ longer: Double) throws -> Double {
            let score = TraineesInRelease.score(scenario, expert.with(.hurry(-longer)))
            #expect(score.lost == [])
            return try #require(score.metrics.first { $0.id == "leak" }?.value) / 0.3
        }
        let (short, long) = (try leak(0), try leak(1.9))
        #expect(short > 0.01 && short < 0.02, "\(short)")
        #expect(long > 0.003 && long < 0.01, "\(long)")
    }
}
