import ArgumentParser
import Authoring
import Foundation
import Patients
import Profiles
import Scoring
import Stations
import Terminals
import Transports

/// `senshi check FILE…`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "Read scenarios, device profiles, guidelines, hand scripts, cases, reviews, exemplars and a station's configuration, and say everything that is wrong.",
        discussion: """
            With --device, refuses what the device can't perform, and lists what the score would leave out.

            Examples:
              senshi check scenarios/covid19-deltoid-im.yaml
              senshi check devices/*.yaml scenarios/hands/covid19-deltoid-im/*.yaml
              senshi check /etc/senshi/station.yaml
              senshi check scenarios/covid19-deltoid-im.yaml --device pen-tablet
              senshi check scenarios/covid19-deltoid-im.yaml --device spacemouse --device gamepad --json

            \(ExitCode.meanings)
            """)

    @Argument(help: "The files. The first line of each, 'format:', says what it is.")
    var files: [String]
    @Option(
        help: "A device profile of the library, or a file. Given twice, two devices hold the needle, by their roles.")
    var device: [String] = []
    @Flag(help: "Print JSON: one object a finding.")
    var json = false
    @OptionGroup var language: LanguageOption

    private struct Finding: Encodable {
        var file: String
        var line, column: Int
        var severity, message, rule: String
        var expected, suggestion, criterion: String?
        var points: Double?
    }

    func validate() throws {
        guard device.count <= 2 else {
            throw language.usage(
                ja: "針を持つデバイスは一つか二つです。",
                en: "One or two devices hold a needle.")
        }
    }

    func run() throws {
        let language = language.language
        let profile = try readDevices(language)
        var failed = false
        var findings: [Finding] = []
        for file in files {
            let diagnostics = Diagnostics()
            let scenario = check(file, into: diagnostics)
            if let warning = scenario?.review.warning(on: Self.today) { diagnostics.add(warning) }
            if let scenario, let refusal = CaseCheck(scenario).diagnostic(in: Self.root(of: file)) {
                diagnostics.add(refusal)
            }
            let notes = scenario.flatMap { scenario in profile.map { suits(scenario, file, $0, language) } } ?? []
            let isFine = !diagnostics.hasErrors && !notes.contains { $0.severity == "error" }
            failed = failed || !isFine
            if json {
                findings += diagnostics.all.map { finding($0, in: file, language) } + notes
            } else {
                Terminal().write(diagnostics.rendered(in: language))
                if isFine { print("\(file): \(LocalizedText(ja: "よし", en: "fine")[language])") }
                for note in notes { say(note) }
            }
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(findings), as: UTF8.self))
        }
        if failed { throw ExitCode.badInput }
    }

    /// Reads a file as what its format line says it is; the scenario, where it is one.
    private func check(_ file: String, into diagnostics: Diagnostics) -> Scenario? {
        guard let document = Document.read(contentsOf: file, into: diagnostics), let root = document.root else {
            return nil
        }
        switch Self.format(of: root) {
        case Profile.format: _ = Profile(document, into: diagnostics)
        case HandScript.format: _ = HandScript(document, into: diagnostics)
        case Guideline.format: _ = Guideline(document, into: diagnostics)
        case StepLibrary.format:
            // A file of `library/` lies one folder below the scenarios.
            let folder = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent().path
            _ = SharedSteps(
                document, library: StepLibrary(folder: folder, shipped: Library.standard.scenarios), into: diagnostics)
        case Scenario.format, nil:
            let shipped = Library.standard.scenarios
            return Scenario(
                document, guidelines: GuidelineLibrary(besideScenario: file, shipped: shipped),
                steps: StepLibrary(besideScenario: file, shipped: shipped),
                presets: PresetLibrary(besideScenario: file, shipped: shipped), into: diagnostics)
        case TissuePresets.format: _ = TissuePresets(document, into: diagnostics)
        case NeedlePresets.format: _ = NeedlePresets(document, into: diagnostics)
        case SitePresets.format: _ = SitePresets(document, into: diagnostics)
        case StationConfiguration.format:
            _ = StationConfiguration(document, offer: Library.standard.offer, into: diagnostics)
        case Case.format: _ = Case(document, into: diagnostics)
        case ReviewFile.format: _ = ReviewFile(document, of: nil, into: diagnostics)
        case Exemplar.format: _ = Exemplar(document, into: diagnostics)
        case .some(let other):
            let known = [
                Scenario.format, StepLibrary.format, Profile.format, HandScript.format, Guideline.format,
                TissuePresets.format, NeedlePresets.format, SitePresets.format, StationConfiguration.format,
                Case.format, ReviewFile.format, Exemplar.format,
            ]
            diagnostics.add(
                at: root.place, LocalizedText(ja: "形式が「\(other)」です", en: "the format is '\(other)'"),
                expected: .writeOne(of: known),
                rule: "check/format", suggestion: Suggestion.nearest(to: other, among: known))
        }
        return nil
    }

    /// YYYY-MM-DD, where the machine is.
    private static var today: String {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }

    /// What a file holds, without a word about what is wrong with it.
    private static func root(of file: String) -> Node? {
        Document.read(contentsOf: file, into: Diagnostics())?.root
    }

    private static func format(of root: Node) -> String? {
        guard case .mapping(let entries) = root.kind, let entry = entries.first(where: { $0.key == "format" }),
            case .scalar(let text) = entry.value.kind
        else { return nil }
        return text
    }

    private func finding(_ diagnostic: Diagnostic, in file: String, _ language: Language) -> Finding {
        Finding(
            file: diagnostic.place.document ?? file, line: diagnostic.place.line, column: diagnostic.place.column,
            severity: "\(diagnostic.severity)", message: diagnostic.message[language], rule: diagnostic.rule,
            expected: diagnostic.expected?[language], suggestion: diagnostic.suggestion)
    }

    private func readDevices(_ language: Language) throws -> Profile? {
        let profiles = try device.map { try Library.standard.profile($0, language) }
        guard profiles.count == 2 else { return profiles.first }
        return try Procedure.pair(profiles[0], profiles[1], language).profile
    }

    /// What of a scenario a device can't show: an error where it can't be performed at all.
    private func suits(
        _ scenario: Scenario, _ file: String, _ profile: Profile, _ language: Language
    ) -> [Finding] {
        let check = DeviceCheck(scenario, senses: profile.senses)
        let refusal = check.refusal.map { note(file, "device/refused", $0, language) }
        return [refusal].compactMap(\.self)
            + check.leftOut.map { item in
                var left = note(file, "device/left-out", item.because, language)
                left.severity = "note"
                left.criterion = "\(item.step)/\(item.criterion)"
                left.points = item.points
                return left
            }
    }

    private func note(_ file: String, _ rule: String, _ text: LocalizedText, _ language: Language) -> Finding {
        Finding(file: file, line: 1, column: 1, severity: "error", message: text[language], rule: rule)
    }

    /// What stands in the way goes to standard error, what is left out belongs to the answer.
    private func say(_ note: Finding) {
        if let criterion = note.criterion { return print("  \(criterion): \(note.message)") }
        Terminal().write("\(note.file): \(note.message)\n")
    }
}
