import Authoring
import Collision
import Devices
import FoundationEssentials
import Patients
import Scoring
import Testing

@Suite("the scenario of this repository") struct ScenarioTests {
    private let scenario = Fixtures.covid19

    @Test("has the steps of a vaccination in their order, and 100 points")
    func steps() {
        #expect(
            scenario.steps.map(\.id) == [
                "identify", "screen", "side", "drug-check", "hands", "posture", "landmarks", "swab", "dry", "stretch",
                "puncture", "ask-numbness", "inject", "withdraw", "discard", "press", "observe", "record",
            ])
        let points = scenario.steps.reduce(0) { $0 + $1.points + $1.criteria.reduce(0) { $0 + $1.points } }
        #expect(points == 100)
        #expect(scenario.draft)
        #expect(scenario.rules.pass == 0.8)
    }

    @Test("every text exists in Japanese and English, and they differ")
    func languages() {
        var texts = scenario.steps.map(\.text) + scenario.steps.flatMap { $0.criteria.map(\.title) }
        texts += scenario.steps.flatMap { $0.options.flatMap { [$0.text, $0.because].compactMap(\.self) } }
        texts += scenario.steps.flatMap { $0.items.flatMap { [$0.text, $0.wrong].compactMap(\.self) } }
        texts += scenario.steps.flatMap(\.criteria).flatMap {
            [$0.feedback?.low, $0.feedback?.high, $0.feedback?.otherwise].compactMap(\.self)
        }
        texts += scenario.criticalErrors.values.map(\.self) + scenario.tells + scenario.landmarks.map(\.name)
        texts += TechniqueMeasure.allCases.map(\.definition)
        #expect(texts.count > 120)
        for text in texts {
            #expect(!text.ja.isEmpty && !text.en.isEmpty && text.ja != text.en)
            #expect(text.ja.unicodeScalars.contains { $0.value > 0x2FFF }, "\(text.ja)")
        }
    }

    @Test(
        "the limits are those of the clinical table",
        arguments: [
            ("im.angle", "80 to 100 deg", "72 to 80 deg", false), ("im.drying", "30 s or more", "15 to 30 s", false),
            ("im.rate", "0.2 to 1 s", "1.6 s or less", false), ("im.drift", "2 mm or less", "4 mm or less", false),
            ("im.withdrawal", "10 deg or less", "20 deg or less", false),
            ("im.dose", "5 % or less", "10 % or less", true),
            ("im.target-layer", "10 % or less", "", true), ("im.dwell", "0 s or more", "", true),
            ("im.bone", "3 s or less", "", true), ("im.insertion", "0", "1", false), ("im.attempts", "1", "2", false),
        ])
    func limits(name: String, full: String, partial: String, critical: Bool) throws {
        let band = try #require(scenario.guideline.bands[name])
        guard case .ranges(let isFull, let isPartial, let isCritical) = band.limits else {
            Issue.record("\(name) has no ranges")
            return
        }
        func read(_ text: String) -> ClosedRange<Double>? {
            let node = Node(.scalar(text), at: Place(line: 1, column: 1))
            return Reader(of: LocalizedText(both: "it"), rule: "it", into: Diagnostics())
                .span(node, band.unit.quantity, in: -.infinity ... .infinity)
        }
        #expect(isFull.map(\.range) == [read(full)].compactMap(\.self))
        #expect(isPartial?.map(\.range) == (partial.isEmpty ? nil : [read(partial)].compactMap(\.self)))
        #expect((isCritical == .otherwise) == critical)
        #expect(!band.source.isEmpty)
    }

    @Test("its patient leaves room for a right depth")
    func caseCheck() throws {
        let check = CaseCheck(scenario)
        #expect(check.refusal == nil)
        let window = try #require(check.window)
        #expect(abs(window.lowerBound - 0.0121) < 1e-9 && abs(window.upperBound - 0.0211) < 1e-9)
    }

    @Test("a patient with less than 3 mm of room is refused, with the numbers", arguments: [0.0110, 0.0109])
    func refused(thickness: Double) {
        let check = CaseCheck(scenario, muscle: 0.008, bone: 0.008 + thickness)
        #expect((check.refusal == nil) == (thickness == 0.0110))
        if let refusal = check.refusal {
            #expect(refusal.en.contains("only 2.9 mm wide"))
            #expect(refusal.ja.contains("2.9 mm"))
        }
    }

    @Test("a needle too short for the muscle is refused")
    func shortNeedle() {
        #expect(CaseCheck(scenario, muscle: 0.019, bone: 0.045).refusal != nil)
        #expect(CaseCheck(scenario, muscle: 0.016, bone: 0.045).refusal == nil)
    }

    @Test("fat that is too thin for a needle at its angle is refused, and a pen needle's hub keeps the depth by itself")
    func fat() throws {
        let upperArm = try #require(Fixtures.scenarios["influenza-upper-arm-sc"])
        let thin = CaseCheck(upperArm, fat: 0.002, fascia: 0.006, muscle: 0.007, bone: 0.03).refusal
        #expect(thin?.en.contains("fascia at 6.0 mm") == true, "\(thin?.en ?? "")")
        #expect(CaseCheck(upperArm, fat: 0.002, fascia: 0.012, muscle: 0.013, bone: 0.03).refusal == nil)
        let pen = try #require(Fixtures.scenarios["insulin-pen-abdomen-sc"])
        let window = try #require(CaseCheck(pen, fat: 0.002, fascia: 0.02, muscle: 0.021, bone: 0.1).window)
        #expect(abs(window.upperBound - 0.004) < 1e-9)
        #expect(CaseCheck(pen, fat: 0.0038, fascia: 0.02, muscle: 0.021, bone: 0.1).refusal != nil)
    }

    @Test("an override replaces the guideline's limits and says so")
    func override() throws {
        let text = try String(contentsOfFile: Fixtures.scenarioPath, encoding: .utf8)
        let changed = text.replacing(
            "guideline: jp\n",
            with: "guideline: jp\noverride: [{band: im.angle, full: 40 to 50 deg, because: a trial, tag: e}]\n",
            maxReplacements: 1)
        let diagnostics = Diagnostics()
        let document = Document(text: changed, file: "changed.yaml", into: diagnostics)
        let other = try #require(
            Scenario(document, guidelines: Fixtures.guidelines, presets: Fixtures.presets, into: diagnostics),
            "\(diagnostics.rendered())")
        var attempt = Attempt()
        attempt.angle = 45
        let line = attempt.score(other).line("angle")
        #expect(line?.band == .full)
        #expect(line?.limit.en == "40 to 50 deg")
        #expect(line?.source == "covid19-deltoid-im: a trial (e)")
        #expect(
            attempt.score().line("angle")?.source
                == "jp: JMA 2021 (perpendicular); 70 deg still reaches muscle (Australian Immunisation Handbook) (e from s)"
        )
    }

    @Test(
        "every gauge from 18G to 34G, bevel and state of a tip, each side, arm and site can be written, and gives its patient"
    )
    func everyNeedle() throws {
        let text = try String(contentsOfFile: Fixtures.scenarioPath, encoding: .utf8)
        func read(_ needle: String, _ patient: String = "") throws -> Scenario {
            let diagnostics = Diagnostics()
            let changed = text.replacing("gauge: 25, length: 25 mm, bevel: regular", with: needle)
                .replacing("  sex: female\n", with: "  sex: female\n" + patient)
            let document = Document(text: changed, file: "changed.yaml", into: diagnostics)
            return try #require(
                Scenario(document, guidelines: Fixtures.guidelines, into: diagnostics), "\(diagnostics.rendered())")
        }
        var widths: [Double] = []
        for gauge in NeedlePresets.gauges {
            let scenario = try read("gauge: \(gauge), length: 25 mm, bevel: regular")
            widths.append(scenario.patient.needle.outer)
        }
        #expect(widths == widths.sorted(by: >) && Set(widths).count == 17)
        for (bevel, use) in [("short", "new"), ("pen", "reused"), ("regular", "hooked")] {
            let needle = try read("gauge: 32, length: 4 mm, bevel: \(bevel), use: \(use)").patient.needle
            #expect(needle.bevel.rawValue == bevel && needle.length == 0.004 && (use == "new") == (needle.wear == 1))
        }
        for site in Site.allCases {
            for side in Site.Side.allCases {
                let scenario = try read(
                    "gauge: 25, length: 25 mm, bevel: regular",
                    "  site: \(site.rawValue)\n  side: \(side.rawValue)\n  arm: hand-on-hip\n")
                #expect(scenario.site == site && scenario.side == side && scenario.patient.anatomy.structureCount > 0)
            }
        }
    }

    @Test("an overridden number of the site moves this patient's fascia, and the skin is that of the site")
    func siteOverride() throws {
        let text = try String(contentsOfFile: Fixtures.scenarioPath, encoding: .utf8)
        func read(_ text: String) throws -> Scenario {
            let diagnostics = Diagnostics()
            let document = Document(text: text, file: "changed.yaml", into: diagnostics)
            return try #require(
                Scenario(document, guidelines: Fixtures.guidelines, into: diagnostics), "\(diagnostics.rendered())")
        }
        let changed = try read(
            text + "\ntissue: {overrides: [{number: layers.fat-women, value: -0.7 mm, because: a trial}]}\n")
        let (before, after) = (scenario.patient.anatomy.depths, changed.patient.anatomy.depths)
        #expect(abs(after[2] - before[2] - 0.001) < 1e-9 && abs(after[4] - before[4] - 0.001) < 1e-9)
        #expect(changed.presets.number("layers.fat-women")?.source == "this scenario: a trial")
        let belly = try read(text.replacing("  sex: female\n", with: "  sex: female\n  site: abdomen\n"))
        #expect(belly.presets.site.site == .abdomen && belly.condition.site == .abdomen)
        #expect(belly.patient.anatomy.structures[0].kind == .vessel)
    }

    @Test("an overridden number of the tissues is this patient's, with the reason as its source")
    func tissueOverride() throws {
        let text = try String(contentsOfFile: Fixtures.scenarioPath, encoding: .utf8)
        let changed =
            text
            + "\ntissue: {overrides: [{number: skin.puncture, value: 0.9 N, because: tough}], taut: true, seed: 3}\n"
        let diagnostics = Diagnostics()
        let document = Document(text: changed, file: "changed.yaml", into: diagnostics)
        let other = try #require(
            Scenario(document, guidelines: Fixtures.guidelines, into: diagnostics), "\(diagnostics.rendered())")
        let number = try #require(other.presets.number("skin.puncture"))
        #expect(number.value == 0.9 && number.source == "this scenario: tough" && number.tag == .assumed)
        #expect(other.condition == Condition(taut: true, seed: 3))
        #expect(scenario.presets.number("skin.puncture")?.value == 0.65)
        #expect(scenario.condition == Condition())
    }
}
