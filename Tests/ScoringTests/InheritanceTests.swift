import Authoring
import FoundationEssentials
import Scoring
import TestSupport
import Testing

@Suite("a scenario on top of shared steps") struct InheritanceTests {
    private static let head = """
        format: senshi-scenario/1
        extends: library/base
        id: own
        version: 1.0.0
        title: {ja: 自分, en: Own}
        review: {status: draft}
        guideline: jp
        patient: {sex: male, age: 30, bmi: 22, landmarks: []}
        equipment:
          syringe: {volume: 1 mL, content: 0.3 mL}
          needle: {gauge: 25, length: 25 mm, bevel: regular, lubricated: true}
          drug: {name: {ja: 薬, en: Drug}, dose: 0.3 mL, route: IM}

        """
    private static let base = """
        format: senshi-steps/1
        id: base
        version: 1.0.0
        title: {ja: 元, en: Base}
        device: {needs: {advance: mapped}}
        scoring:
          pass: 80 %
          void: {device-gap: 500 ms, missed-ticks: 1 %}
        critical-errors:
          hygiene: {ja: 手指衛生, en: hygiene}
        feedback:
          passed: {ja: 合格, en: passed}
          failed: {ja: もう一度, en: again}
        steps:
          - {id: hands, kind: confirm, text: {ja: 手, en: Hands}, points: 3, before: [puncture], critical: hygiene}
          - id: ask
            kind: ask
            text: {ja: 聞く, en: Ask}
            options:
              - {id: name, text: {ja: 名前, en: Name}, right: true}
              - {id: room, text: {ja: 部屋, en: Room}, because: {ja: 違う, en: Wrong}}
          - {id: swab, kind: confirm, text: {ja: 消毒, en: Disinfect}, points: 3, before: [puncture], after: [hands]}
          - id: puncture
            kind: sensed
            starts: puncture
            text: {ja: 刺入, en: Puncture}
            expect:
              - {id: angle, title: {ja: 角度, en: Angle}, measure: angle-to-skin, at: puncture, band: im.angle, points: 12}

        """

    /// What comes of an own file on top of the base, and the sentences.
    private func read(_ own: String, base: String = base) throws -> (scenario: Scenario?, said: String) {
        let folder = FileManager.default.temporaryDirectory.path + "/senshi-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/library", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try base.write(toFile: folder + "/library/base.yaml", atomically: true, encoding: .utf8)
        let diagnostics = Diagnostics()
        let document = Document(text: Self.head + own, file: "own.yaml", into: diagnostics)
        let scenario = Scenario(
            document, guidelines: Fixtures.guidelines, steps: StepLibrary(folder: folder), into: diagnostics)
        return (scenario, diagnostics.rendered().replacing(folder + "/", with: ""))
    }

    @Test("nothing of its own is everything that is shared")
    func nothing() throws {
        let (scenario, said) = try read("")
        #expect(said == "")
        #expect(scenario?.steps.map(\.id) == ["hands", "ask", "swab", "puncture"])
        #expect(scenario?.id == "own")
    }

    @Test("a step, a criterion and a rule replace what they write, and keep the rest")
    func replaces() throws {
        let (scenario, said) = try read(
            """
            scoring: {pass: 70 %}
            steps:
              - {id: hands, points: 5}
              - id: puncture
                expect: [{id: angle, points: 20}]
            """)
        #expect(said == "")
        #expect(scenario?.rules.pass == 0.7)
        #expect(scenario?.rules.deviceGap == 0.5)
        #expect(scenario?.step("hands")?.points == 5)
        #expect(scenario?.step("hands")?.critical == "hygiene")
        #expect(scenario?.step("puncture")?.criteria.first?.points == 20)
        #expect(scenario?.step("puncture")?.criteria.first?.band.name == "im.angle")
    }

    @Test("limits stand instead of a shared band, and a band instead of shared limits")
    func limits() throws {
        let own = """
            steps:
              - id: puncture
                expect: [{id: angle, limits: {full: 85 to 95 deg, because: ours, tag: e}}]

            """
        let (scenario, said) = try read(own)
        #expect(said == "")
        #expect(scenario?.step("puncture")?.criteria.first?.overridden == "ours")
        let limited = Self.base.replacing(
            "band: im.angle", with: "limits: {full: 85 to 95 deg, because: ours, tag: e}")
        let back = try read(
            own.replacing("limits: {full: 85 to 95 deg, because: ours, tag: e}", with: "band: im.angle"), base: limited)
        #expect(back.said == "")
        #expect(back.scenario?.step("puncture")?.criteria.first?.band.name == "im.angle")
    }

    @Test("an option that leaves out its text changes the shared one, and options that are whole replace all")
    func options() throws {
        let changed = try read(
            "steps: [{id: ask, options: [{id: room, because: {ja: 部屋は人でない, en: A room is nobody}}]}]\n")
        #expect(changed.said == "")
        let options = changed.scenario?.step("ask")?.options
        #expect(options?.map(\.id) == ["name", "room"])
        #expect(options?.last?.because?.en == "A room is nobody" && options?.last?.text.en == "Room")
        let replaced = try read(
            """
            steps:
              - id: ask
                options:
                  - {id: name, text: {ja: 名前, en: Your name}, right: true}
                  - {id: face, text: {ja: 顔, en: Face}, because: {ja: 違う, en: Wrong}}
            """)
        #expect(replaced.said == "")
        #expect(replaced.scenario?.step("ask")?.options.map(\.id) == ["name", "face"])
        let right = try read(
            """
            steps:
              - id: ask
                without: [name]
                options:
                  - {id: room, right: true}
                  - {id: bed, text: {ja: 床, en: Bed}, because: {ja: 違う, en: Wrong}}
            """)
        #expect(right.said == "")
        #expect(right.scenario?.step("ask")?.options.map(\.id) == ["room", "bed"])
        #expect(right.scenario?.step("ask")?.options.first?.because == nil)
    }

    @Test("a new step stands behind the one before it, and a left-out one is not waited for")
    func inserts() throws {
        let (scenario, said) = try read(
            """
            without: [hands]
            critical-errors: {other: {ja: 他, en: other}}
            steps:
              - {id: first, kind: confirm, text: {ja: 初, en: First}, points: 1}
              - {id: swab}
              - {id: dry-wipe, kind: confirm, text: {ja: 拭く, en: Wipe}, points: 1}
            """)
        #expect(scenario?.steps.map(\.id) == ["first", "ask", "swab", "dry-wipe", "puncture"], "\(said)")
        #expect(scenario?.step("swab")?.after == [])
        #expect(scenario?.criticalErrors.keys.sorted() == ["hygiene", "other"])
    }

    @Test("shared steps of another format, or that are no mapping, are refused as any other file is")
    func format() throws {
        let (scenario, said) = try read("", base: Self.base.replacing("senshi-steps/1", with: "senshi-steps/9"))
        #expect(scenario == nil)
        let sentence = "the format is 'senshi-steps/9'. write senshi-steps/1"
        #expect(
            said == "library/base.yaml:1:9: \(sentence) [scenario.extends/format]\nformat: senshi-steps/9\n        "
                + "^^^^^^^^^^^^^^\n", "\(said)")
        // The same words that a scenario of another format gets.
        let diagnostics = Diagnostics()
        _ = Scenario(
            Document(text: "format: senshi-scenario/9\n", file: "own.yaml", into: diagnostics),
            guidelines: Fixtures.guidelines, into: diagnostics)
        let words = "own.yaml:1:9: the format is 'senshi-scenario/9'. write senshi-scenario/1"
        #expect(diagnostics.rendered().contains(words))
        let (other, list) = try read("", base: "- a list\n")
        #expect(other == nil && list.hasPrefix("library/base.yaml:1:1: "), "\(list)")
    }

    @Test("a mistake in the shared file is told at its place there")
    func shared() throws {
        let broken = Self.base.replacing("kind: sensed", with: "kind: sensd")
        let (scenario, said) = try read("", base: broken)
        #expect(scenario == nil)
        #expect(said.hasPrefix("library/base.yaml:24:11: 'kind' is 'sensd'"), "\(said)")
        #expect(said.contains("    kind: sensd\n          ^^^^^\n"), "\(said)")
        #expect(said.contains("did you mean 'sensed'?"))
    }

    @Test("what is not there, or leads in a circle, is said")
    func circle() throws {
        let circle = Self.base.replacing("id: base", with: "extends: library/base\nid: base")
        #expect(try read("", base: circle).said.contains("'library/base' extends itself in the end"))
        let unknown = Self.head.replacing("library/base", with: "library/bass")
        let diagnostics = Diagnostics()
        let document = Document(text: unknown, file: "own.yaml", into: diagnostics)
        #expect(Scenario(document, guidelines: Fixtures.guidelines, into: diagnostics) == nil)
        #expect(
            diagnostics.rendered().contains("there are no shared steps 'library/bass'. there are library/im-injection"))
        #expect(try read("without: [hand]").said.contains("did you mean 'hands'?"))
    }
}
