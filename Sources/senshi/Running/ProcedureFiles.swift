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

    /// Every file, by its place in a library of their own. One that can't be read any more is left out: it was read a
    /// moment ago.
    static func all(
        scenario: (read: Scenario, path: String), profiles: [String], exemplar: Exemplar?
    ) -> [Attachment] {
        let beside = URL(fileURLWithPath: scenario.path).deletingLastPathComponent().path
        var places = [(Self.scenario, scenario.path)] + zip([profile, second], profiles)
        let guideline = "guidelines/\(scenario.read.guideline.id).yaml"
        places.append(("scenarios/\(guideline)", "\(beside)/\(guideline)"))
        // What an event runs is only named; a reader wants to find it.
        for other in Set(scenario.read.events.flatMap(\.reactions).compactMap(\.runs)).sorted() {
            places.append(("scenarios/\(other).yaml", "\(beside)/\(other).yaml"))
        }
        for folder in folders {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(beside)/\(folder)")) ?? []
            for name in names.sorted() where name.hasSuffix(".yaml") {
                places.append(("scenarios/\(folder)/\(name)", "\(beside)/\(folder)/\(name)"))
            }
        }
        let model = exemplar.map {
            Attachment(name: Self.exemplar, mediaType: "application/yaml", data: Array($0.text.utf8))
        }
        return (model.map { [$0] } ?? [])
            + places.compactMap { name, path in
                FileManager.default.contents(atPath: path).map {
                    Attachment(name: name, mediaType: "application/yaml", data: Array($0))
                }
            }
    }
}
