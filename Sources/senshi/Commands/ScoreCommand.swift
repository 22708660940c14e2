import ArgumentParser
import Authoring
import Foundation
import Synchronization
import Terminals

/// `senshi score --batch FOLDER`.
struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Score recordings again: one, or thousands.",
        discussion: """
            Each recording gives one line of JSON. With --output the lines are added to a file as they come, with --sqlite \
            they are rows of the table 'scores'; what stands there already, from the same recording, version and scenario, is not scored again, so that a batch that was \
            stopped goes on where it was. --shard takes one of n parts of the recordings, by their names, so that each stays in \
            its part when others come and go: let Slurm, Kubernetes or GNU parallel start n of them, each with an output \
            of its own.

            Examples:
              senshi score session.mcap
              senshi score --batch recordings/ --output scores.jsonl
              senshi score --batch recordings/ --sqlite scores.sqlite
              senshi score --batch recordings/ --output part-2.jsonl --shard 2/8
              parallel senshi score --batch recordings/ --output part-{}.jsonl --shard {}/8 ::: 1 2 3 4 5 6 7 8

            Exit codes:
              0   every recording was scored, whatever it earned
              2   some could not be read, and their lines say why; or there is no recording
              4   the results could not be written
            """)

    @Argument(help: "Recordings.")
    var files: [String] = []
    @Option(help: ArgumentHelp("All recordings (.mcap) in a folder and below it.", valueName: "folder"))
    var batch: String?
    @Option(help: ArgumentHelp("Add the results to this file, and leave out what stands in it.", valueName: "file"))
    var output: String?
    @Option(help: ArgumentHelp("Keep the results in this SQLite file instead.", valueName: "file"))
    var sqlite: String?
    @Option(help: ArgumentHelp("Which part of the recordings: 1/4 … 4/4.", valueName: "i/n"))
    var shard: String?
    @Option(help: ArgumentHelp("Another scenario to score against.", valueName: "scenario"))
    var scenario: String?
    @Option(help: ArgumentHelp("An instructor's review of one recording.", valueName: "file"))
    var review: String?
    @Flag(help: "Compare each with its live run, too: digest and frames.")
    var verify = false
    @Option(help: ArgumentHelp("Threads. As many as there are processors unless given.", valueName: "number"))
    var jobs: Int?
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if files.isEmpty && batch == nil {
            throw language.usage(
                ja: "記録か--batch FOLDERを指定してください。",
                en: "Name recordings, or --batch FOLDER.")
        }
        if output != nil && sqlite != nil {
            throw language.usage(
                ja: "--outputと--sqliteは同時に使えません。どちらかを選んでください。",
                en: "--output and --sqlite exclude each other; choose one.")
        }
        if review != nil && (batch != nil || files.count > 1) {
            throw language.usage(
                ja: "--reviewは一つの記録に使います。",
                en: "--review belongs to one recording.")
        }
        if let shard, Shard(shard) == nil {
            throw language.usage(
                ja: "--shard \(shard): 2/8のように、1 ≤ i ≤ nのi/nで書いてください。",
                en: "--shard \(shard): write i/n with 1 ≤ i ≤ n, such as 2/8.")
        }
    }

    func run() throws {
        let language = language.language
        let terminal = Terminal()
        let path = try scenario.map { try Procedure.scenarioPath($0, language) }
        let question = BatchQuestion(scenarioDigest: path.map(ProcedureFiles.digest), verified: verify)
        let all = try recordings(language)
        let results: any BatchResults =
            if let sqlite { try ResultDatabase(path: sqlite, question: question) } else {
                try ResultLines(output: output, question: question)
            }
        let left = all.filter { !results.holds($0) }
        let summary = Mutex(BatchSummary(total: all.count, known: all.count - left.count))
        let (verify, review) = (verify, review)
        Workers.run(
            left, threads: jobs ?? Workers.count,
            work: { file in
                var line = Self.score(file, scenario: path, review: review, verify: verify, language)
                line.scenarioDigest = question.scenarioDigest
                return line
            },
            each: { _, line in
                results.add(line)
                summary.withLock { summary in
                    summary.add(line)
                    terminal.write(
                        Workers.progress(summary.done, of: left.count, isInteractive: terminal.isInteractive))
                }
            })
        let end = summary.withLock { $0 }
        terminal.write(end.table(language))
        if let failure = results.failure { throw Complaint.sentence(failure, .notWritten) }
        if end.unreadable > 0 { throw ExitCode.badInput }
    }

    private func recordings(_ language: Language) throws -> [String] {
        // Each with the name that says which part it belongs to.
        var found = files.map { (path: $0, name: $0) }
        if let batch {
            var isFolder: ObjCBool = false
            guard unsafe FileManager.default.fileExists(atPath: batch, isDirectory: &isFolder), isFolder.boolValue,
                let walk = FileManager.default.enumerator(atPath: batch)
            else {
                throw Complaint.sentence(
                    LocalizedText(
                        ja: "\(batch): このフォルダーはありません。記録のあるフォルダーを指定してください。",
                        en: "\(batch): there is no such folder; name one that holds recordings.")[language], .badInput)
            }
            for case let name as String in walk where name.hasSuffix(".mcap") {
                found.append(("\(batch)/\(name)", name))
            }
            if found.isEmpty {
                throw Complaint.sentence(
                    LocalizedText(
                        ja: "\(batch): 記録(.mcap)がありません。記録のあるフォルダーを指定してください。",
                        en: "\(batch): there is no recording (.mcap) in it; name a folder that holds some.")[language],
                    .badInput)
            }
        }
        if let part = shard.flatMap(Shard.init) { found.removeAll { !part.holds($0.name) } }
        return found.map(\.path).sorted()
    }

    private static func score(
        _ file: String, scenario: String?, review: String?, verify: Bool, _ language: Language
    ) -> ReplayLine {
        var line: ReplayLine
        do {
            let wishes = ReplayResult.Wishes(digest: verify, trace: false, compare: verify)
            line = ReplayLine(
                file: file, try ReplayResult(path: file, scenario: scenario, wishes: wishes, review: review))
        } catch { line = ReplayLine(file: file, error: Complaint.words(of: error)[language]) }
        line.size = ResultLines.size(of: file)
        return line
    }
}
