import Authoring
import Console
import Foundation
import Logging
import Scoring
import Stations
import Synchronization

/// What authors ask for.
extension StationDaemon {
    func text(of scenario: String) -> String? {
        let library = Library.standard
        let template = scenario == "_template" ? "\(library.scenarios)/_template.yaml" : nil
        let path = template ?? library.scenarioNames.first { $0 == scenario }.flatMap { library.scenario($0) }
        return path.flatMap { try? String(contentsOfFile: $0, encoding: .utf8) }
    }

    func check(_ text: String) throws -> [UInt8] { try Array(JSONText.line(ScenarioDraft(text, language)).utf8) }

    func change(_ text: String, _ edit: [UInt8]) throws(Refusal) -> [UInt8] {
        guard let edit = try? JSONDecoder().decode(ScenarioEdit.self, from: Data(edit)) else { throw Self.unread }
        guard let form = ScenarioDraft(text, language, force: false).form else { throw Self.byHand }
        let changed: String
        do throws(DocumentEdit.Trouble) { changed = try edit.apply(to: text, form) } catch { throw Self.byHand }
        var draft = ScenarioDraft(changed, language)
        draft.text = changed
        return (try? JSONText.line(draft)).map { Array($0.utf8) } ?? []
    }

    func save(_ text: String, over: Bool, base: String?) throws(Refusal) -> [UInt8] {
        let desk = ScenarioDesk(folder: Library.standard.own ?? "\(folder)/scenarios")
        var saved = try desk.save(text, over: over, base: base)
        _ = reloadFiles()
        let offered = state.withLock { $0.configuration.scenarios }
        saved.isOffered = offered.isEmpty || offered.contains(saved.id)
        log.notice("scenario \(saved.id) was saved")
        return (try? JSONText.line(saved)).map { Array($0.utf8) } ?? []
    }

    private static let unread = Refusal(
        .notUnderstood, LocalizedText(ja: "送られたものが読めません。", en: "What was sent can't be read."))
    private static let byHand = Refusal(
        .wrong,
        LocalizedText(
            ja: "ここはフォームからは変えられません。YAMLで変えてください。",
            en: "This can't be changed in the form; change it in the YAML."))
}
