import Authoring

extension ScenarioReview {
    private enum Status: String, CaseIterable {
        case draft, reviewed
    }

    /// Reads who has reviewed a scenario: nobody, unless a clinician with name and date has.
    init(_ fields: Fields) {
        let status = fields.choice("status", of: Status.self)
        _ = fields.optionalText("author")
        let reviewers = fields.optionalNodes("reviewed-by").compactMap { Self.reviewer($0, fields) }
        if status == .reviewed && reviewers.isEmpty {
            fields.refuse(
                "status", LocalizedText(ja: "監修者の名前がありません", en: "nobody is named who reviewed it"),
                expected: LocalizedText(
                    ja: "名前、役割、所属、日付を「reviewed-by」に書くか、「status: draft」にしてください",
                    en: "write 'reviewed-by' with name, role, institution and date, or 'status: draft'"),
                problem: "reviewer")
        }
        let again = fields.optionalText("review-again")
        if let again, !Self.isDate(again) {
            fields.refuse(
                "review-again", LocalizedText(ja: "「\(again)」は日付ではありません", en: "'\(again)' is no date"),
                expected: LocalizedText(ja: "YYYY-MM-DDの形で書いてください", en: "write YYYY-MM-DD"), problem: "date")
        }
        fields.finish()
        isDraft = status != .reviewed
        self.reviewers = reviewers
        self.again = again.map { ($0, fields.place(of: "review-again")) }
    }

    private static func reviewer(_ node: Node, _ fields: Fields) -> Reviewer? {
        guard
            let own = Fields(
                node, of: LocalizedText(ja: "監修者", en: "a reviewer"), rule: fields.rule, into: fields.diagnostics)
        else { return nil }
        let name = own.text("name")
        let role = own.text("role")
        let institution = own.text("institution")
        let date = own.text("date")
        if let date, !isDate(date) {
            own.refuse(
                "date", LocalizedText(ja: "「\(date)」は日付ではありません", en: "'\(date)' is no date"),
                expected: LocalizedText(ja: "YYYY-MM-DDの形で書いてください", en: "write YYYY-MM-DD"), problem: "date")
        }
        own.finish()
        guard let name, let date, isDate(date) else { return nil }
        return Reviewer(name: name, role: role ?? "", institution: institution ?? "", date: date)
    }

    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.allSatisfy(\.isWholeNumber) }), let month = Int(parts[1]), let day = Int(parts[2])
        else { return false }
        guard let year = Int(parts[0]), (1...12).contains(month) else { return false }
        let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[month - 1]).contains(day)
    }
}
