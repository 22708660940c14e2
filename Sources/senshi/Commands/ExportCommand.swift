import ArgumentParser
import Authoring
import Foundation
import Recordings
import Reports
import Servo
import Terminals

/// `senshi export FILE`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Turn a recording into a table, into columns, or into pictures.",
        discussion: """
            Every frame is made again by a replay, so that the table is whole whatever the recording kept.

            Columns are one file a field, 8 bytes a tick, little-endian, with schema.json beside them: what numpy reads \
            with fromfile, and pyarrow writes as Parquet.

            Examples:
              senshi export session.mcap --csv frames.csv
              senshi export session.mcap --columns columns/
              senshi export session.mcap --plot pictures/ --language ja

            \(ExitCode.meanings)
            """)

    @Argument(help: "The recording.")
    var file: String
    @Option(help: ArgumentHelp("A table of comma-separated values, units in the names.", valueName: "file"))
    var csv: String?
    @Option(
        name: [.customLong("columns"), .customLong("parquet-ready")],
        help: ArgumentHelp("A folder for the columns.", valueName: "folder"))
    var columns: String?
    @Option(help: ArgumentHelp("A folder for the pictures: force over depth, path, times.", valueName: "folder"))
    var plot: String?
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if csv == nil && columns == nil && plot == nil {
            throw language.usage(
                ja: "何を書き出すかを--csv FILE、--columns FOLDER、--plot FOLDERで指定してください。",
                en: "Say what to write: --csv FILE, --columns FOLDER or --plot FOLDER.")
        }
    }

    func run() throws {
        do {
            var table = try csv.map { (path) throws(FrameTable.Failure) in try FrameTable(path: path) }
            var written = try columns.map { (folder) throws(FrameTable.Failure) in try ColumnFiles(folder: folder) }
            var failure: FrameTable.Failure?
            let result = try ReplayResult(path: file) { frame, _ in
                guard failure == nil else { return }
                do throws(FrameTable.Failure) {
                    try table?.add(frame)
                    try written?.add(frame)
                } catch { failure = error }
            }
            if let failure { throw failure }
            try table?.finish()
            try written?.finish()
            if let plot { try write(result.report(notes: []).pictures(in: language.language), to: plot) }
        } catch let error as FrameTable.Failure {
            throw Complaint.sentence(error.sentence[language.language], .notWritten)
        } catch { throw Complaint.recording(file, error, language.language) }
    }

    private func write(_ pictures: [(name: String, svg: String)], to folder: String) throws {
        guard !pictures.isEmpty else {
            let words = LocalizedText(
                ja: "\(file): 針が皮膚に触れていないため、描くものがありません。",
                en: "\(file): the needle never touched the skin, so there is nothing to draw.")
            throw Complaint.sentence(words[language.language], .badInput)
        }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for (name, svg) in pictures { try Data(svg.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).svg")) }
        } catch { throw Complaint.sentence("\(folder): \(error.localizedDescription)", .notWritten) }
    }
}
