import Authoring
import Foundation
import Patients
import Scoring
import Servo
import Sessions
import Terminals

/// A scenario's text as its author sees it while writing: what is wrong, and the force that will be felt.
struct ScenarioDraft: Encodable {
    struct Finding: Encodable {
        var line, column, length: Int
        var severity, message, rule: String
        var expected, suggestion: String?
    }

    var findings: [Finding]
    /// As `senshi check` prints it.
    var rendered: String
    var steps: [LocalizedText] = []
    /// Depth, m, and force along the needle, N; empty where the text can't be carried out.
    var force: [[Double]] = []
    /// The same as a form; nil where the text has no keys.
    var form: ScenarioForm?
    /// The text after a change that was made in the form.
    var text: String?

    /// - Parameter force: whether it is wanted: it has to be computed.
    init(_ text: String, _ language: Language, force isWanted: Bool = true) {
        let library = Library.standard
        let rooms = [library.own, library.scenarios, library.devices].compactMap { $0 }
        self = ReadingRoom.$folders.withValue(rooms) { Self(confined: text, language, force: isWanted) }
    }

    /// Nothing but the library can be read, whatever the text names.
    private init(confined text: String, _ language: Language, force isWanted: Bool) {
        let diagnostics = Diagnostics()
        let shipped = Library.standard.scenarios
        // Beside the station's own, or what is shipped: nothing else can be read.
        let folder = Library.standard.own ?? shipped
        let document = Document(text: text, file: "\(folder)/draft.yaml", into: diagnostics)
        let guidelines = GuidelineLibrary(besideScenario: document.file, shipped: shipped)
        let library = StepLibrary(besideScenario: document.file, shipped: shipped)
        let scenario = Scenario(
            document, guidelines: guidelines, steps: library,
            presets: PresetLibrary(besideScenario: document.file, shipped: shipped), into: diagnostics)
        form = ScenarioForm(document, scenario: scenario, steps: library, guidelines: guidelines.names)
        findings = diagnostics.all.map {
            Finding(
                line: $0.place.line, column: $0.place.column, length: $0.place.length, severity: $0.severity.rawValue,
                message: $0.message[language], rule: $0.rule, expected: $0.expected?[language],
                suggestion: $0.suggestion)
        }
        rendered = diagnostics.rendered(in: language).replacing("\(folder)/", with: "").replacing(
            "\(shipped)/", with: "")
        guard let scenario, !diagnostics.hasErrors else { return }
        steps = scenario.steps.map(\.text)
        if isWanted { force = Self.force(scenario, language) }
    }

    /// One straight insertion, thinned out.
    private static func force(_ scenario: Scenario, _ language: Language) -> [[Double]] {
        guard let profile = try? Library.standard.profile("virtual-needle", language),
            let rehearsal = try? Rehearsal(Procedure(scenario, on: profile), language: language)
        else { return [] }
        let frames = rehearsal.record.frames.filter { $0.travel > 0 }
        let step = max(1, frames.count / 400)
        return stride(from: 0, to: frames.count, by: step).map { [frames[$0].travel, frames[$0].axial] }
    }
}
