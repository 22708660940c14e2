import Authoring
import Devices
import Terminals
import Testing

@Suite struct PromptTests {
    static let options = [
        Question.Option(id: "ask", text: LocalizedText(ja: "お名前を言っていただけますか", en: "Please tell me your name")),
        Question.Option(id: "lead", text: LocalizedText(ja: "Aさんですね", en: "You are A, aren't you?")),
    ]
    let choose = Question(
        step: "identify", text: LocalizedText(ja: "本人確認", en: "Identify"), kind: .choose(PromptTests.options))
    let checklist = Question(
        step: "screen", text: LocalizedText(ja: "確認", en: "Screen"), kind: .checklist(PromptTests.options))
    let confirm = Question(
        step: "hands", text: LocalizedText(ja: "手指衛生", en: "Hand hygiene"), kind: .confirm(deeds: []))
    let wait = Question(step: "dry", text: LocalizedText(ja: "乾くまで待つ", en: "Let it dry"), kind: .wait)

    @Test("a question shows every option with its key, in the reader's language")
    func lines() {
        #expect(
            Prompt(choose, language: .en).lines
                == ["? Identify", "   1 Please tell me your name", "   2 You are A, aren't you?"])
        #expect(
            Prompt(choose, language: .ja).lines
                == ["? 本人確認", "   1 お名前を言っていただけますか", "   2 Aさんですね"])
    }

    @Test("the key of a wrong option is taken as readily as the right one's, and the first answer counts")
    func firstAnswer() {
        var prompt = Prompt(choose, language: .en)
        #expect(prompt.press(.character("2")) == Action(.choose(step: "identify", option: "lead"), evidence: .decided))
        #expect(prompt.isAnswered)
        #expect(prompt.press(.character("1")) == nil)
    }

    @Test(
        "keys without an option, Enter and Esc do not answer a choice",
        arguments: [
            Key.character("3"), .character("0"), .character("x"), .enter, .escape, .other, .character(" "),
        ])
    func noOption(key: Key) {
        var prompt = Prompt(choose, language: .en)
        #expect(prompt.press(key) == nil)
        #expect(!prompt.isAnswered)
    }

    @Test("each item of a checklist is ticked by its own key, once")
    func ticks() {
        var prompt = Prompt(checklist, language: .en)
        #expect(prompt.press(.character("2")) == Action(.check(step: "screen", item: "lead")))
        #expect(prompt.press(.character("2")) == nil)
        #expect(prompt.lines[2] == "   2 [x] You are A, aren't you?")
        #expect(!prompt.isAnswered)
        #expect(prompt.press(.character("1")) == Action(.check(step: "screen", item: "ask")))
        #expect(prompt.isAnswered)
    }

    @Test("Enter leaves a checklist with items missing, and ticks none of them")
    func leaves() {
        var prompt = Prompt(checklist, language: .en)
        #expect(prompt.press(.enter) == nil)
        #expect(prompt.isAnswered)
    }

    @Test(
        "Space and Enter confirm a step and begin a wait; the word of the trainee is marked as such",
        arguments: [
            Key.enter, .character(" "),
        ])
    func confirms(key: Key) {
        for question in [confirm, wait] {
            var prompt = Prompt(question, language: .en)
            #expect(prompt.press(.character("1")) == nil)
            #expect(prompt.press(key) == Action(.confirm(step: question.step), evidence: .declared))
            #expect(prompt.isAnswered)
        }
    }

    @Test("ten items and more have letters")
    func letters() {
        let items = (1...12).map { Question.Option(id: "\($0)", text: LocalizedText(ja: "\($0)", en: "\($0)")) }
        var prompt = Prompt(Question(step: "s", text: confirm.text, kind: .checklist(items)), language: .en)
        #expect(prompt.press(.character("c")) == Action(.check(step: "s", item: "12")))
        #expect(prompt.press(.character("d")) == nil)
    }

    @Test("what should not be done can be done, and the step still waits to be confirmed")
    func deeds() {
        let recap = Question.Option(id: "recap", text: LocalizedText(ja: "リキャップする", en: "Put the cap back on"))
        let text = LocalizedText(ja: "廃棄容器へ", en: "Into the sharps bin")
        var prompt = Prompt(Question(step: "discard", text: text, kind: .confirm(deeds: [recap])), language: .en)
        #expect(prompt.lines == ["? Into the sharps bin  [Enter: done]", "   1 Put the cap back on"])
        #expect(prompt.press(.character("1")) == Action(.did("recap")))
        #expect(!prompt.isAnswered)
        #expect(prompt.press(.enter) == Action(.confirm(step: "discard")))
    }
}
