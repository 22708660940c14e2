import Authoring
import Foundation
import Recordings
import Scoring

/// The files that a procedure is read from, as a recording keeps them: enough to read it again without the library.
enum ProcedureFiles {
    /// The file of the scenario, and the one of the device's profile.
    static let scenario = "scenarios/scenario.yaml"
    static let profile = "devices/profile.yaml"
    /// Where two devices hold the needle: the second that was named.
    static let second = "devices/second.yaml"
    /// The one of the exemplar that was followed, where there was one.
    static let exemplar = "scenarios/exemplar.yaml"
    /// Folders beside a scenario whose files it may build on.
    private static let folders = ["library", "needles", "sites", "tissues"]

    /// Of the files that a scenario is read from, so that results can say which they rest on. Where the scenario can't be
    /// read, of its own file.
    static func digest(ofScenario path: String) -> String {
        var digest = ContentDigest()
        let read = Scenario.read(contentsOf: path, shipped: Library.standard.scenarios, into: Diagnostics())
        let files = read.map { all(scenario: ($0, path), profiles: [], exemplar: nil) } ?? []
        for file in files.sorted(by: { $0.name < $1.name }) { digest.add(file.name, file.data) }
        if files.isEmpty { digest.add(path, FileManager.default.contents(atPath: path).map { Array($0) } ?? []) }
        return digest.text()
    }

    /// Every file, by its place in a library of their own. One that can't be read any more is left out: it was read a
    /// moment ago.
    static func all(
        scenario: (read: Scenario, path: String), profiles: [String], exemplar: Exemplar?
    ) -> [Attachment] {
        let beside = URL(fileURLWithPath: scenario.path).deletingLastPathComponent().path
        // What is not beside a scenario of somebody's own is the library's.
        let places = [beside, Library.standard.scenarios]
        func place(_ name: String) -> (String, String) {
            let path = places.map { "\($0)/\(name)" }.first { FileManager.default.fileExists(atPath: $0) }
            return ("scenarios/\(name)", path ?? "\(beside)/\(name)")
        }
        var files = [(Self.scenario, scenario.path)] + zip([profile, second], profiles)
        files.append(place("guidelines/\(scenario.read.guideline.id).yaml"))
        // What an event runs is only named; a reader wants to find it.
        for other in Set(scenario.read.events.flatMap(\.reactions).compactMap(\.runs)).sorted() {
            files.append(place("\(other).yaml"))
        }
        for folder in folders {
            let names = places.flatMap {
                (try? FileManager.default.contentsOfDirectory(atPath: "\($0)/\(folder)")) ?? []
            }
            files += Set(names).sorted().filter { $0.hasSuffix(".yaml") }.map { place("\(folder)/\($0)") }
        }
        let model = exemplar.map {
            Attachment(name: Self.exemplar, mediaType: "application/yaml", data: Array($0.text.utf8))
        }
        return (model.map { [$0] } ?? [])
            + files.compactMap { name, path in
                FileManager.default.contents(atPath: path).map {
                    Attachment(name: name, mediaType: "application/yaml", data: Array($0))
                }
            }
    }
}
