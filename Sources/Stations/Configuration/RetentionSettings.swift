import Authoring

/// How long a station keeps what it knows of people: the configuration's `retention`.
public struct RetentionSettings: Sendable, Equatable {
    /// After so long a result, its recording and its report are deleted, s; nil for never.
    public var results: Double?
    /// After so long the recording and the report of a result are deleted, and the result stays, s; nil for as long as
    /// the result.
    public var recordings: Double?

    /// From a day to a century, s.
    private static let range = 86_400.0...3_155_760_000

    /// Reads the section. Nil where it is wrong; everything that is goes into the diagnostics.
    init?(_ fields: Fields) {
        results = fields.optionalQuantity("results", .keeping, in: Self.range)
        recordings = fields.optionalQuantity("recordings", .keeping, in: Self.range)
        fields.finish()
        if let results, let recordings, recordings > results {
            fields.refuse(
                "recordings",
                LocalizedText(
                    ja: "記録が、もとの結果より長く残ることになっています",
                    en: "recordings are kept longer than the results that they belong to"),
                expected: LocalizedText(ja: "「results」の期間までにしてください", en: "write at most what stands at 'results'"),
                problem: "order")
        }
    }
}
