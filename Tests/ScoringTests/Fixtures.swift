import Authoring
import Devices
import FoundationEssentials
import Patients
import Scoring
import TestSupport

/// The files of this repository, read once.
enum Fixtures {
    static let scenarioPath = "\(Repository.root)/scenarios/covid19-deltoid-im.yaml"
    static let guidelines = GuidelineLibrary(directory: "\(Repository.root)/scenarios/guidelines")

    static let presets = PresetLibrary(directory: "\(Repository.root)/scenarios")

    static let covid19 = free("covid19-deltoid-im")

    /// Every scenario that is shipped, by the name of its file; in whatever order the steps are done, so that one fault
    /// stays one fault. How they lead while learning is tested in ``LeadingTests``.
    static let scenarios: [String: Scenario] = Dictionary(
        uniqueKeysWithValues: names(in: "\(Repository.root)/scenarios").filter { !$0.hasPrefix("_") }
            .map { ($0, free($0)) })

    /// A shipped scenario that leads nobody.
    private static func free(_ name: String) -> Scenario {
        var scenario = scenario(name)
        scenario.modes[.learn]?.gated = false
        return scenario
    }

    /// The YAML files of a folder, without their end, sorted.
    static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".yaml") }
            .map { String($0.dropLast(5)) }.sorted()
    }

    /// A scenario as it is shipped.
    static func scenario(_ name: String) -> Scenario {
        let diagnostics = Diagnostics()
        let path = "\(Repository.root)/scenarios/\(name).yaml"
        guard let scenario = Scenario.read(contentsOf: path, into: diagnostics), diagnostics.isEmpty else {
            fatalError(diagnostics.rendered())
        }
        return scenario
    }

    /// A device that knows everything exactly.
    static let exact = Dictionary(
        uniqueKeysWithValues: Measure.allCases.map { ($0, Sensing(kind: .sensed, uncertainty: 0)) })
    /// A pen: pressure stands in for the advance, a button for the plunger.
    static let pen: [Measure: Sensing] = [
        .position: Sensing(kind: .sensed, uncertainty: 0.001), .direction: Sensing(kind: .sensed, uncertainty: 0.05),
        .advance: Sensing(kind: .mapped, uncertainty: 0.001), .plunger: Sensing(kind: .mapped, uncertainty: 0.01),
        .force: .absent,
    ]

    /// The exact device with other uncertainties.
    static func exact(but measure: Measure, _ uncertainty: Double) -> [Measure: Sensing] {
        var senses = exact
        senses[measure] = Sensing(kind: .sensed, uncertainty: uncertainty)
        return senses
    }

    /// The exact device without a measure.
    static func exact(without measure: Measure) -> [Measure: Sensing] {
        var senses = exact
        senses[measure] = .absent
        return senses
    }
}

extension Score {
    func line(_ id: String) -> CriterionResult? { steps.flatMap(\.criteria).first { $0.id == id } }
    func band(_ id: String) -> CriterionResult.Band? { line(id)?.band }
    func step(_ id: String) -> StepResult? { steps.first { $0.id == id } }
    var critical: [String] { criticalErrors.map(\.id) }
    /// Lines that did not earn all their points.
    var lost: [String] { steps.flatMap(\.criteria).filter { $0.band != .full && $0.band != .leftOut }.map(\.id) }
}
