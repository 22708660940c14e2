import ArgumentParser
import Authoring
import Foundation
import Recordings
import Terminals

/// `senshi recover FILE`.
struct RecoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover",
        abstract: "Close a recording that was left unfinished.",
        discussion: """
            After a crash, a power cut or a full disk: keeps everything up to the last whole chunk (at most the last \
            second is lost), and writes a file with an index. The unfinished file stays as it is.

            Examples:
              senshi recover reports/covid19-deltoid-im-1764000000-4711.unfinished.mcap
              senshi recover broken.mcap --output whole.mcap

            \(ExitCode.meanings)
            """)

    @Argument(help: "The unfinished recording.")
    var file: String
    @Option(help: ArgumentHelp("Where the closed recording goes. Beside the file unless given.", valueName: "file"))
    var output: String?
    @Flag(help: "Replace a file that is there already.")
    var replace = false
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let target = output ?? Self.target(file)
        guard URL(fileURLWithPath: target).standardized != URL(fileURLWithPath: file).standardized else {
            let words = LocalizedText(
                ja: "\(file): --output には別のファイルを指定してください。", en: "\(file): --output must be another file.")
            throw Complaint.sentence(words[language], .badInput)
        }
        if !replace && FileManager.default.fileExists(atPath: target) {
            let words = LocalizedText(
                ja: "\(target): すでにあります。--output で別の名前を指定するか、--replace を付けてください。",
                en: "\(target): is there already; name another with --output, or add --replace.")
            throw Complaint.sentence(words[language], .notWritten)
        }
        let part = target + ".part"
        let recovery: Recovery
        do { recovery = try Recovery(of: file, to: part) } catch {
            unsafe unlink(part)
            throw Complaint.recording(file, error, language)
        }
        guard unsafe rename(part, target) == 0 else {
            let words = LocalizedText(
                ja: "\(target): この名前を付けられません。記録は\(part)にあります。別の名前を付けてください。",
                en: "\(target): can't be given its name; the recording is in \(part): rename it.")
            throw Complaint.sentence(words[language], .notWritten)
        }
        RecordingFile.keepName(of: target)
        let said =
            recovery.wasWhole
            ? LocalizedText(ja: "欠けはありませんでした", en: "nothing was missing")
            : LocalizedText(
                ja: "\(recovery.lost)バイトと壊れた部分\(recovery.damaged)か所を除きました",
                en: "\(recovery.lost) bytes and \(recovery.damaged) damaged parts were left out")
        let count = LocalizedText(ja: "メッセージ\(recovery.messages)件。", en: "\(recovery.messages) messages; ")
        print("\(target): \(count[language])\(said[language])")
    }

    private static func target(_ file: String) -> String {
        let base = file.hasSuffix(".mcap") ? String(file.dropLast(5)) : file
        return (base.hasSuffix(".unfinished") ? String(base.dropLast(11)) : base + ".recovered") + ".mcap"
    }
}
