import Foundation
import Profiles
import Scoring
import Stations
import Synchronization

/// Where the shipped files are: the folder that holds `scenarios/` and `devices/`.
///
/// In this order: `SENSHI_LIBRARY`, the working directory, then each folder above the program and its `share/senshi`.
struct Library {
    let root: String

    static let standard = Library()
    /// The station's own scenarios, where a daemon knows a station.
    private static let station = Mutex<String?>(nil)

    /// Scenarios of this folder come before those of the library, by the same names.
    static func use(stationIn folder: String) { station.withLock { $0 = "\(folder)/scenarios" } }

    /// Where the station's own scenarios are; nil where there is no station.
    var own: String? { Self.station.withLock { $0 } }

    private init() {
        var candidates: [String] = []
        if let named = ProcessInfo.processInfo.environment["SENSHI_LIBRARY"] { candidates.append(named) }
        candidates.append(FileManager.default.currentDirectoryPath)
        var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            candidates += [folder.path, "\(folder.path)/share/senshi"]
            folder.deleteLastPathComponent()
        }
        root =
            candidates.first {
                FileManager.default.fileExists(atPath: "\($0)/scenarios")
                    && FileManager.default.fileExists(atPath: "\($0)/devices")
            } ?? FileManager.default.currentDirectoryPath
    }

    var devices: String { "\(root)/devices" }
    var scenarios: String { "\(root)/scenarios" }

    /// The file of a scenario: a path, or the name of one in the library; nil where it has none of that name.
    func scenario(_ name: String) -> String? {
        if Self.isPath(name) { return name }
        if let own, Self.names(in: own).contains(name) { return "\(own)/\(name).yaml" }
        return isShipped(name) ? "\(scenarios)/\(name).yaml" : nil
    }

    /// One that came with the program.
    func isShipped(_ name: String) -> Bool { Self.names(in: scenarios).contains(name) }

    /// Every scenario of the library and of the station, sorted.
    var scenarioNames: [String] {
        Set(Self.names(in: scenarios) + (own.map(Self.names) ?? [])).sorted()
    }

    /// What a station's file may name.
    var offer: StationOffer {
        StationOffer(scenarios: scenarioNames, devices: ProfileLibrary(directories: [devices]).names)
    }

    private static func names(in folder: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("_") && !$0.hasPrefix(".") }
            .map { String($0.dropLast(5)) }
    }

    /// Every scenario of the library in the order of `scenarios/curriculum.txt`; what that does not name comes last, sorted.
    var learningOrder: [String] {
        let known = scenarioNames
        let text = (try? String(contentsOfFile: "\(scenarios)/curriculum.txt", encoding: .utf8)) ?? ""
        let named = text.split(separator: "\n").map(String.init).filter(known.contains)
        return named + known.filter { !named.contains($0) }
    }

    /// The file of a hand script: a path, or the name of one that is written for the scenario.
    func hand(_ name: String, for scenario: String) -> String {
        Self.isPath(name) ? name : "\(hands(of: scenario))/\(name).yaml"
    }

    /// The folder of a scenario's hand scripts.
    func hands(of scenario: String) -> String {
        let here = own.map { "\($0)/hands/\(scenario)" }
        if let here, FileManager.default.fileExists(atPath: here) { return here }
        return "\(scenarios)/hands/\(scenario)"
    }

    /// Where the exemplar of a scenario is, or is to be: the station's before that beside the scenario.
    func exemplar(of scenario: String, beside path: String) -> String {
        let beside = Exemplar.path(for: scenario, beside: path)
        guard let own else { return beside }
        let here = Exemplar.path(for: scenario, beside: "\(own)/")
        let isHere = FileManager.default.fileExists(atPath: here)
        return isHere || !FileManager.default.fileExists(atPath: beside) ? here : beside
    }

    private static func isPath(_ name: String) -> Bool { name.contains("/") || name.hasSuffix(".yaml") }
}
