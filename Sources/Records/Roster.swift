public import Authoring
import FoundationEssentials

/// A class of trainees who sit the same test: their pseudonyms in the order in which they come, one scenario, one cohort
/// seed. Who is who, the school knows.
public struct Roster: Sendable, Equatable {
    /// The class's name: letters, digits, `-` or `_`.
    public let name: String
    /// The scenario's name.
    public let scenario: String
    /// Gives everybody the same patient and the same events.
    public let cohort: UInt64
    /// Pseudonyms, in order, each once.
    public let trainees: [String]

    public init(name: String, scenario: String, cohort: UInt64, trainees: [String]) {
        self.name = name
        self.scenario = scenario
        self.cohort = cohort
        self.trainees = trainees
    }

    /// What the first line may call the column.
    private static let headings = ["trainee", "pseudonym", "仮名"]

    /// Whether a line names the column, and no trainee.
    public static func isHeading(_ line: some StringProtocol) -> Bool {
        headings.contains(line.lowercased().filter { !$0.isWhitespace && $0 != "\u{FEFF}" && $0 != "\"" })
    }

    /// The pseudonyms of a table (CSV; comma, semicolon or tab) whose first line names its one column. Everything that is
    /// wrong goes into `diagnostics`, each with its place; then nothing is returned.
    public static func trainees(of text: String, file: String, into diagnostics: Diagnostics) -> [String]? {
        let body = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        _ = Document(lines: body, file: file, into: diagnostics)
        var lines = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(Array.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        guard let head = lines.first, !head.isEmpty else {
            diagnostics.add(
                at: .file, LocalizedText(ja: "ファイルが空です", en: "the file is empty"),
                expected: LocalizedText(
                    ja: "最初の行に「trainee」、次から一行に仮名を一つ書いてください", en: "a first line \"trainee\", then one pseudonym a line"),
                rule: "roster/empty")
            return nil
        }
        check(head: head, diagnostics)
        var trainees: [String] = [], places: [String: Int] = [:]
        for (index, line) in lines.enumerated().dropFirst() where !line.allSatisfy(\.isWhitespace) {
            let cells = Self.cells(line), first = cells[0],
                place = Place(
                    line: index + 1, column: first.column, length: first.text.unicodeScalars.count)
            if let second = cells.dropFirst().first(where: { !$0.text.isEmpty }) {
                diagnostics.add(
                    at: Place(line: index + 1, column: second.column, length: second.text.unicodeScalars.count),
                    LocalizedText(ja: "この行に値が二つあります", en: "there is a second value on this line"),
                    expected: LocalizedText(ja: "一行に仮名を一つだけ書いてください", en: "one pseudonym a line, and nothing else"),
                    rule: "roster/columns")
            }
            if !Attempt.isPseudonym(first.text) {
                diagnostics.add(
                    at: place, LocalizedText(ja: "「\(first.text)」は仮名になりません", en: "\"\(first.text)\" is no pseudonym"),
                    expected: LocalizedText(ja: "英数字、-、_で1〜64文字にしてください", en: "1 to 64 letters, digits, - or _"),
                    rule: "roster/pseudonym")
            } else if let earlier = places[first.text] {
                diagnostics.add(
                    at: place,
                    LocalizedText(
                        ja: "\(first.text)はすでに\(earlier)行目にあります", en: "\(first.text) stands on line \(earlier) already"),
                    expected: LocalizedText(ja: "一人一度だけ書いてください", en: "each trainee once"),
                    rule: "roster/twice")
            } else {
                places[first.text] = index + 1
                trainees.append(first.text)
            }
        }
        if trainees.isEmpty, !diagnostics.hasErrors {
            diagnostics.add(
                at: .file, LocalizedText(ja: "誰もいません", en: "there is nobody in it"),
                expected: LocalizedText(ja: "一行に仮名を一つ書いてください", en: "one pseudonym a line"), rule: "roster/empty")
        }
        return diagnostics.hasErrors ? nil : trainees
    }

    private static func check(head: [Character], _ diagnostics: Diagnostics) {
        for (number, cell) in cells(head).enumerated() {
            let place = Place(line: 1, column: cell.column, length: cell.text.unicodeScalars.count)
            if number > 0 {
                diagnostics.add(
                    at: place,
                    LocalizedText(
                        ja: "列「\(cell.text)」はここには要りません", en: "the column \"\(cell.text)\" does not belong here"),
                    expected: LocalizedText(
                        ja: "列はtraineeだけです。名前や番号は学校に残してください",
                        en: "only the column trainee: names and numbers of persons stay with the school"),
                    rule: "roster/columns")
            } else if !headings.contains(cell.text.lowercased()) {
                diagnostics.add(
                    at: place, LocalizedText(ja: "最初の行が「\(cell.text)」です", en: "the first line is \"\(cell.text)\""),
                    expected: LocalizedText(ja: "列の名前traineeを書いてください", en: "the name of the column, trainee"),
                    rule: "roster/heading", suggestion: Suggestion.nearest(to: cell.text, among: headings))
            }
        }
    }

    /// The cells of a line, with the column that each begins in. Quotes around a cell are taken off.
    private static func cells(_ line: [Character]) -> [(text: String, column: Int)] {
        let separator: Character = [",", ";", "\t"].first { line.contains($0) } ?? ","
        var column = 1
        return line.split(separator: separator, omittingEmptySubsequences: false).map { cell in
            let blanks = cell.prefix { $0 == " " }.count
            defer { column += cell.reduce(1) { $0 + $1.unicodeScalars.count } }
            var text = cell.drop { $0 == " " }
            while text.last == " " { text.removeLast() }
            let isQuoted = text.count > 1 && text.first == "\"" && text.last == "\""
            return (String(isQuoted ? text.dropFirst().dropLast() : text), column + blanks + (isQuoted ? 1 : 0))
        }
    }
}
