import ArgumentParser
import Authoring
import Foundation
import Profiles
import Transports

/// `senshi devices`.
struct DevicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices",
        abstract: "List what is plugged in, which profile fits, and what stands in the way.",
        discussion: """
            Examples:
              senshi devices
              senshi devices --json
            """)

    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var language: LanguageOption

    private struct Row: Encodable {
        var node: String
        var name: String?
        var profiles: [String]
        var problem: String?
    }

    func run() throws {
        let language = language.language
        var profiles: [Profile] = []
        let library = ProfileLibrary(directories: [Library.standard.devices])
        for name in library.names {
            let diagnostics = Diagnostics()
            let profile = try Profile.read(contentsOf: Procedure.profilePath(name, language), into: diagnostics)
            guard let profile else { throw Complaint.diagnostics(diagnostics) }
            profiles.append(profile)
        }
        let rows = EvdevDevices.list(profiles: profiles).map {
            Row(node: $0.node, name: $0.name, profiles: $0.profiles, problem: $0.problem?[language])
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(rows), as: UTF8.self))
            return
        }
        for row in rows {
            print("\(row.node)  \(row.name ?? "–")  \(row.problem ?? fitting(row.profiles, language))")
        }
        if rows.isEmpty { print(LocalizedText(ja: "入力デバイスはありません。", en: "No input device is plugged in.")[language]) }
        let title = LocalizedText(ja: "プロファイル", en: "Profiles")[language]
        print("\(title): \(profiles.map { "\($0.name) (\($0.title[language]))" }.joined(separator: ", "))")
    }

    private func fitting(_ names: [String], _ language: Language) -> String {
        names.isEmpty
            ? LocalizedText(ja: "合うプロファイルはありません", en: "no profile fits")[language]
            : "--device \(names.joined(separator: ", "))"
    }
}
