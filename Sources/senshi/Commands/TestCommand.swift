import ArgumentParser
import Authoring
import Foundation
import Reports
import Scoring
import Synchronization
import Terminals

/// `senshi test FOLDER…`.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Play cases and compare what comes of them with what is expected.",
        discussion: """
            A case is a YAML file that begins with 'format: senshi-case/1': a hand script or a recording, and ranges of \
            what must come of it. A file NAME.golden beside NAME.yaml holds the whole outcome as it was approved; \
            --update writes it anew, after showing the difference, but never for a case whose expectations are not met.

            Examples:
              senshi test cases/
              senshi test cases/ --junit results.xml
              senshi test cases/ --update

            Exit codes:
              0   every case came out as expected
              1   some did not
              2   a case can't be read, or there is none
              4   a result could not be written
            """)

    @Argument(help: "Folders with cases, or cases.")
    var paths: [String]
    @Option(help: ArgumentHelp("Write the results as JUnit XML.", valueName: "file"))
    var junit: String?
    @Flag(help: "Show how the approved outcomes differ, and write them anew.")
    var update = false
    @Option(help: ArgumentHelp("Threads. As many as there are processors unless given.", valueName: "number"))
    var jobs: Int?
    @OptionGroup var language: LanguageOption

    func run() throws {
        let terminal = Terminal()
        let language = language.language
        let cases = try read(language)
        let outcomes = Mutex([CaseOutcome?](repeating: nil, count: cases.count))
        let done = Mutex(0)
        Workers.run(
            cases, threads: jobs ?? Workers.count, work: { CaseOutcome($0) },
            each: { index, outcome in
                outcomes.withLock { $0[index] = outcome }
                let count = done.withLock { done in
                    done += 1
                    return done
                }
                terminal.write(Workers.progress(count, of: cases.count, isInteractive: terminal.isInteractive))
            })
        if terminal.isInteractive { terminal.write("\r") }
        var results: [(played: String, title: String, failures: [String], seconds: Double)] = []
        for (played, outcome) in zip(cases, outcomes.withLock { $0 }) {
            guard var outcome else { continue }
            try compare(played, &outcome, language)
            let failures = outcome.failures.map { $0[language] }
            results.append((played.path, played.title, failures, outcome.seconds))
            let mark = failures.isEmpty ? "ok  " : "FAIL"
            let verdict = outcome.verdict.map { language == .ja ? $0.word.ja : $0.rawValue } ?? ""
            print("\(mark)  \(pad(played.path, 44))  \(pad(verdict, 7)) \(Int(outcome.percent.rounded())) %")
            for failure in failures { print("        \(failure.replacing("\n", with: "\n        "))") }
        }
        let failed = results.filter { !$0.failures.isEmpty }.count
        print(
            LocalizedText(
                ja: "\(results.count)件中\(results.count - failed)件が期待どおり",
                en: "\(results.count - failed) of \(results.count) cases as expected")[language])
        if let junit {
            do { try Data(JUnit.xml(results).utf8).write(to: URL(fileURLWithPath: junit)) } catch {
                throw Complaint.sentence("\(junit): \(error.localizedDescription)", .notWritten)
            }
        }
        if failed > 0 { throw ExitCode.attemptFailed }
    }

    /// Against the approved outcome, which is made or made anew where that was asked for.
    private func compare(_ played: Case, _ outcome: inout CaseOutcome, _ language: Language) throws {
        let golden = Golden(path: played.golden)
        guard !outcome.text.isEmpty else { return }
        if update && !outcome.failures.isEmpty {
            // What is wrong is not approved.
            let told = LocalizedText(
                ja: "\(golden.path): 期待どおりでないので書きません", en: "\(golden.path): not written, as it is not as expected")
            if golden.text != outcome.text { outcome.failures.append(told) }
            return
        }
        guard let old = golden.text else {
            if update { try write(outcome.text, to: golden.path) }
            return
        }
        guard let difference = Golden.difference(old, outcome.text, most: update ? .max : 40) else { return }
        if update {
            print("\(golden.path):\n\(difference)")
            try write(outcome.text, to: golden.path)
        } else {
            outcome.failures.append(
                LocalizedText(
                    ja: "\(golden.path)と違います:\n\(difference)", en: "not as in \(golden.path):\n\(difference)"))
        }
    }

    private func write(_ text: String, to path: String) throws {
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw Complaint.sentence("\(path): \(error.localizedDescription)", .notWritten)
        }
    }

    private func read(_ language: Language) throws -> [Case] {
        var files: [String] = []
        for path in paths {
            if path.hasSuffix(".yaml") {
                files.append(path)
                continue
            }
            var isFolder: ObjCBool = false
            guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue,
                let walk = FileManager.default.enumerator(atPath: path)
            else {
                throw Complaint.sentence(
                    LocalizedText(
                        ja: "\(path): このフォルダーもケースもありません。名前を確かめてください。",
                        en: "\(path): there is no such folder or case; look at the name.")[language], .badInput)
            }
            for case let name as String in walk where name.hasSuffix(".yaml") { files.append("\(path)/\(name)") }
        }
        var (cases, isWrong) = ([Case](), false)
        for file in files.sorted() {
            // A folder of cases holds the hands of its cases, too.
            let named = paths.contains(file)
            if !named, FileManager.default.contents(atPath: file).map({ !Self.isCase($0) }) == true { continue }
            let diagnostics = Diagnostics()
            if let played = Document.read(contentsOf: file, into: diagnostics).flatMap({ Case($0, into: diagnostics) })
            {
                cases.append(played)
            } else {
                _ = Complaint.diagnostics(diagnostics, language)
                isWrong = true
            }
        }
        if isWrong { throw ExitCode.badInput }
        if cases.isEmpty {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(paths.joined(separator: "、")): ケースがありません。ケースは「format: \(Case.format)」で始まります。",
                    en: "\(paths.joined(separator: ", ")): there is no case there; a case begins with "
                        + "'format: \(Case.format)'.")[language], .badInput)
        }
        return cases
    }

    private static func isCase(_ data: Data) -> Bool {
        String(decoding: data, as: UTF8.self).split(separator: "\n").contains { $0.hasPrefix("format: senshi-case/") }
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
