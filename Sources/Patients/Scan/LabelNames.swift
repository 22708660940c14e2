public import Authoring

/// What the numbers of a label image mean: a name and a kind for each.
///
/// A file has a line for each: number, tab, name, and for a name that is none of TotalSegmentator's `total`, another tab
/// and what it is: one of those names, or `bone`, `muscle`, `vessel`, `nerve`, `organ`, `nothing`.
public struct LabelNames: Sendable, Equatable {
    /// A label.
    public struct Label: Sendable, Equatable {
        public var name: String
        public var kind: LabelKind
    }
    /// By number.
    public private(set) var labels: [Int: Label] = [:]

    /// TotalSegmentator's task `total`, version 2.
    public static let total = LabelNames(total: ())

    private init(total: Void) {
        for (index, name) in TotalLabels.names.enumerated() {
            labels[index + 1] = Label(name: name, kind: LabelKind(total: name) ?? .nothing)
        }
    }

    /// Reads a names file's text; `nil` where a line is wrong, all of them in `diagnostics`.
    public init?(_ text: String, into diagnostics: Diagnostics) {
        let known = TotalLabels.names + LabelKind.allCases.map(\.rawValue)
        var wrong = false
        func refuse(
            _ line: Int, _ column: Int, _ message: LocalizedText, _ expected: LocalizedText, _ suggestion: String? = nil
        ) {
            wrong = true
            diagnostics.add(
                at: Place(line: line, column: column), message, expected: expected, rule: "names",
                suggestion: suggestion)
        }
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(100_000)
            .enumerated()
        {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(
                String.init)
            guard parts.count > 1 || !(parts.first ?? "").isEmpty else { continue }
            guard let number = Int(parts[0]), (0...65535).contains(number) else {
                refuse(
                    index + 1, 1,
                    LocalizedText(
                        ja: "「\(parts[0].prefix(40))」はラベルの番号ではありません", en: "'\(parts[0].prefix(40))' is no label number"),
                    LocalizedText(ja: "番号、タブ、名前の順に書いてください", en: "write number, tab, name"))
                continue
            }
            guard parts.count == 2 || parts.count == 3, !parts[1].isEmpty else {
                refuse(
                    index + 1, 1,
                    LocalizedText(ja: "この行に列が\(parts.count)個あります", en: "the line has \(parts.count) columns"),
                    LocalizedText(
                        ja: "番号、タブ、名前、必要ならタブと種類を書いてください", en: "write number, tab, name, and where needed tab, kind"))
                continue
            }
            guard labels[number] == nil else {
                refuse(
                    index + 1, 1, LocalizedText(ja: "ラベル\(number)が二度あります", en: "label \(number) is there twice"),
                    LocalizedText(ja: "一つの番号は一行にしてください", en: "give every number one line"))
                continue
            }
            let meant = parts.count == 3 ? parts[2] : parts[1]
            guard let kind = LabelKind(total: meant) ?? (parts.count == 3 ? LabelKind(rawValue: meant) : nil) else {
                let column = parts.count == 3 ? parts[0].count + parts[1].count + 3 : parts[0].count + 2
                refuse(
                    index + 1, column,
                    LocalizedText(
                        ja: "「\(meant.prefix(60))」はSenshiの知らない名前です",
                        en: "'\(meant.prefix(60))' is not a name that Senshi knows"),
                    LocalizedText(
                        ja: "その後にタブを置いて、TotalSegmentatorのtotalの名前か、"
                            + LabelKind.allCases.map(\.rawValue).joined(separator: "、") + "のどれかを書いてください",
                        en: "write behind it, after a tab, a name of TotalSegmentator's total, or one of "
                            + LabelKind.allCases.map(\.rawValue).joined(separator: ", ")),
                    Suggestion.nearest(to: meant, among: known))
                continue
            }
            labels[number] = Label(name: LabelKind(total: meant) != nil ? meant : parts[1], kind: kind)
        }
        if wrong { return nil }
    }

    /// The numbers of a name.
    func numbers(of name: String) -> Set<Int> { Set(labels.filter { $0.value.name == name }.map(\.key)) }
}
