public import Authoring

/// Who has reviewed a scenario, and until when that holds.
public struct ScenarioReview: Sendable {
    /// No clinician has reviewed it with name and date.
    public var isDraft: Bool
    /// Those who have; they may be named in a draft, too.
    public var reviewers: [Reviewer]
    /// The day from which on it has to be reviewed again, YYYY-MM-DD, and where that is written; nil where nothing is said.
    public var again: (date: String, place: Place)?

    /// A warning where the review has run out.
    ///
    /// - Parameter today: YYYY-MM-DD.
    public func warning(on today: String) -> Diagnostic? {
        guard let again, again.date <= today else { return nil }
        return Diagnostic(
            .warning, at: again.place,
            LocalizedText(
                ja: "監修の期限が切れています: \(again.date)までに見直すことになっていました",
                en: "the review has run out: it was to be repeated by \(again.date)"),
            expected: LocalizedText(
                ja: "監修を受けて誰がいつ行ったかを書くか、「status: draft」にしてください",
                en: "have it reviewed, and write who did and when, or 'status: draft'"),
            rule: "scenario.review/run-out")
    }
}
