public import Authoring
import Devices
public import Scoring
public import Sessions

/// What the events of a run are called while it goes on, before there is a score.
public struct EventWords: Sendable {
    private let scenario: Scenario

    public init(of scenario: Scenario) { self.scenario = scenario }

    /// One line: what the needle did, or which step, option or item somebody named.
    public func text(of kind: Event.Kind) -> LocalizedText {
        guard case .action(let action) = kind else { return Words.sensed(kind) ?? LocalizedText(both: "\(kind)") }
        switch action.kind {
        case .choose(let step, let option):
            return both(title(step), scenario.step(step)?.options.first { $0.id == option }?.text ?? plain(option))
        case .check(let step, let item):
            return both(title(step), scenario.step(step)?.items.first { $0.id == item }?.text ?? plain(item))
        case .confirm(let step): return title(step)
        case .did(let deed): return self.deed(deed)
        case .rule(let ruling):
            return LocalizedText(ja: "指導者の判断: \(ruling.because)", en: "Instructor: \(ruling.because)")
        case .end: return LocalizedText(ja: "手技の終了", en: "End of the procedure")
        }
    }

    private func plain(_ id: String) -> LocalizedText { LocalizedText(both: id) }

    private func title(_ step: String) -> LocalizedText { scenario.step(step)?.text ?? plain(step) }

    private func both(_ one: LocalizedText, _ other: LocalizedText) -> LocalizedText {
        LocalizedText(ja: "\(one.ja): \(other.ja)", en: "\(one.en): \(other.en)")
    }

    /// A reaction, an event, or something forbidden, as the scenario calls it.
    private func deed(_ name: String) -> LocalizedText {
        let forbidden = scenario.steps.flatMap(\.forbids) + scenario.events.flatMap(\.forbids)
        return scenario.events.flatMap(\.reactions).first { $0.id == name }?.text
            ?? scenario.events.first { $0.id == name }?.title ?? forbidden.first { $0.deed == name }?.text
            ?? plain(name)
    }
}
