import Authoring
import Console
import Foundation
import Patients
import Reports
import Scoring

/// Where authors keep the station's own scenarios: a folder of the state, beside which what is shipped stays as it was.
struct ScenarioDesk {
    /// What became of a text.
    struct Saved: Encodable {
        var id: String
        var title: LocalizedText
        /// Trainees may choose it now; false where the configuration names others only.
        var isOffered: Bool
        /// What was there before, kept under this name.
        var former: String?
        /// One of the same name came with the program, and is hidden by this.
        var hidesShipped: Bool
    }

    /// The most former versions of a scenario that are kept.
    private static let most = 30

    let folder: String

    /// Checks a text and keeps it under its own id, whole or not at all; what was there stays as a former version.
    ///
    /// - Parameters:
    ///   - over: the author knows that something of this name is there already.
    ///   - base: the scenario that it was made from, whose hand scripts it gets.
    func save(_ text: String, over: Bool, base: String?) throws(Refusal) -> Saved {
        let library = Library.standard
        let diagnostics = Diagnostics()
        let document = Document(text: text, file: "\(folder)/draft.yaml", into: diagnostics)
        let scenario = Scenario(
            document, guidelines: GuidelineLibrary(besideScenario: document.file, shipped: library.scenarios),
            steps: StepLibrary(besideScenario: document.file, shipped: library.scenarios),
            presets: PresetLibrary(besideScenario: document.file, shipped: library.scenarios), into: diagnostics)
        guard let scenario, !diagnostics.hasErrors else {
            throw Refusal(
                .wrong,
                LocalizedText(
                    ja: "誤りがあるので保存しません。先に直してください。", en: "It has mistakes and is not saved; mend them first."))
        }
        guard Self.isName(scenario.id) else {
            throw Refusal(
                .wrong,
                LocalizedText(
                    ja: "id は英小文字、数字、- の1〜64文字にしてください。",
                    en: "Let its id have 1 to 64 small letters, digits or -."))
        }
        let path = "\(folder)/\(scenario.id).yaml"
        let isThere = FileManager.default.fileExists(atPath: path), isShipped = library.isShipped(scenario.id)
        guard over || !(isThere || isShipped) else { throw Self.taken(scenario.id, isShipped: !isThere) }
        let former: String?
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            former = isThere ? try keepFormer(scenario.id, path) : nil
            try copyHands(from: base, to: scenario.id)
        } catch { throw Self.notWritten(folder, error.localizedDescription) }
        do throws(WriteFailure) { try WholeFile.write(Array(text.utf8), to: path) } catch {
            throw Refusal(.trouble, error.sentence)
        }
        return Saved(
            id: scenario.id, title: scenario.title, isOffered: true, former: former, hidesShipped: isShipped)
    }

    /// A file's name, and nothing that leads out of a folder.
    static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    private func keepFormer(_ id: String, _ path: String) throws -> String {
        let files = FileManager.default
        let place = "\(folder)/former"
        try files.createDirectory(atPath: place, withIntermediateDirectories: true)
        let stamp = StateFolder.now.replacing(":", with: "")
        var name = "\(id).\(stamp).yaml", count = 1
        while files.fileExists(atPath: "\(place)/\(name)") {
            count += 1
            name = "\(id).\(stamp)-\(count).yaml"
        }
        try files.copyItem(atPath: path, toPath: "\(place)/\(name)")
        let all = try files.contentsOfDirectory(atPath: place).filter { $0.hasPrefix("\(id).") }.sorted()
        for old in all.dropLast(Self.most) { try files.removeItem(atPath: "\(place)/\(old)") }
        return name
    }

    /// Hands to try it with on a virtual device.
    private func copyHands(from base: String?, to id: String) throws {
        let library = Library.standard, files = FileManager.default
        guard let base, Self.isName(base), base != id, !library.isShipped(id) else { return }
        let (from, target) = (library.hands(of: base), "\(folder)/hands/\(id)")
        guard files.fileExists(atPath: from), !files.fileExists(atPath: target) else { return }
        try files.createDirectory(atPath: target, withIntermediateDirectories: true)
        for name in try files.contentsOfDirectory(atPath: from) where name.hasSuffix(".yaml") {
            try files.copyItem(atPath: "\(from)/\(name)", toPath: "\(target)/\(name)")
        }
    }

    private static func taken(_ id: String, isShipped: Bool) -> Refusal {
        let shipped = LocalizedText(
            ja: "「\(id)」は付属のシナリオです。このまま保存すると、この装置では付属のものの代わりになります(付属のファイルは変わりません)。",
            en:
                "'\(id)' came with the program. Saved so, yours stands in its place at this station; its file stays as it is."
        )
        let own = LocalizedText(
            ja: "「\(id)」はもうあります。このまま保存すると置き換わり、前の版は残ります。",
            en: "There is a '\(id)' already. Saved so, it is replaced, and the former version is kept.")
        return Refusal(.notNow, isShipped ? shipped : own)
    }

    private static func notWritten(_ path: String, _ reason: String) -> Refusal {
        Refusal(.trouble, LocalizedText(ja: "\(path) に書けません: \(reason)", en: "\(path) can't be written: \(reason)"))
    }
}
