import Foundation

/// Where the shipped files are: the folder that holds `scenarios/` and `devices/`.
///
/// In this order: `SENSHI_LIBRARY`, the working directory, then each folder above the program and its `share/senshi`.
struct Library {
    let root: String

    static let standard = Library()

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
        return scenarioNames.contains(name) ? "\(scenarios)/\(name).yaml" : nil
    }

    /// Every scenario of the library, sorted.
    var scenarioNames: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: scenarios)) ?? []
        return files.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("_") }.map { String($0.dropLast(5)) }.sorted()
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
        Self.isPath(name) ? name : "\(scenarios)/hands/\(scenario)/\(name).yaml"
    }

    private static func isPath(_ name: String) -> Bool { name.contains("/") || name.hasSuffix(".yaml") }
}
