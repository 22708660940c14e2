import Authoring
import Devices
import Scoring
import Terminals

/// Asks at the keyboard for what no sensor sees, one step at a time.
struct StepAsker {
    private let language: Language
    private let asks: Bool
    private var prompt: Prompt?
    private var asked: String?

    /// - Parameters:
    ///   - language: of the questions.
    ///   - asks: false where a script answers.
    init(language: Language, asks: Bool) {
        self.language = language
        self.asks = asks
    }

    /// The question of a step that has not been asked yet, as lines; `nil` where there is nothing new to ask.
    mutating func question(for step: Step?) -> String? {
        guard asks, let step, step.id != asked else { return nil }
        asked = step.id
        prompt = Self.question(step).map { Prompt($0, language: language) }
        return prompt?.lines.joined(separator: "\n")
    }

    /// What is to be done about an event, asked over the step, which is asked again afterwards.
    mutating func question(about event: ScenarioEvent) -> String? {
        guard asks else { return nil }
        asked = nil
        let deeds =
            event.reactions.filter { $0.does == nil }.map { Question.Option(id: $0.id, text: $0.text) }
            + event.forbids.map { Question.Option(id: $0.deed, text: $0.text) }
        // In an order that tells nothing.
        let question = Question(
            step: event.id, text: event.title, kind: .confirm(deeds: deeds.sorted { $0.id < $1.id }))
        prompt = Prompt(question, language: language)
        return prompt?.lines.joined(separator: "\n")
    }

    /// What the trainee has said by a key; `nil` where it means nothing now.
    mutating func press(_ key: Key) -> Action? { prompt?.press(key) }

    /// The same on a page; false where it is no answer to what is asked now.
    mutating func take(_ action: Action) -> Bool { prompt?.take(action) ?? false }

    /// What is asked now, and what of a list is ticked.
    var open: (question: Question, ticked: Set<String>)? {
        prompt.flatMap { $0.isAnswered ? nil : ($0.question, $0.ticked) }
    }

    private static func question(_ step: Step) -> Question? {
        func options(_ items: [ChecklistItem]) -> [Question.Option] {
            items.map { Question.Option(id: $0.id, text: $0.text) }
        }
        switch step.kind {
        case .sensed: return nil
        case .ask, .choose:
            let options = step.options.map { Question.Option(id: $0.id, text: $0.text) }
            return Question(step: step.id, text: step.text, kind: .choose(options))
        case .checklist: return Question(step: step.id, text: step.text, kind: .checklist(options(step.items)))
        case .confirm:
            let deeds = step.forbids.map { Question.Option(id: $0.deed, text: $0.text) }
            return Question(step: step.id, text: step.text, kind: .confirm(deeds: deeds))
        case .wait: return Question(step: step.id, text: step.text, kind: .wait)
        }
    }
}
