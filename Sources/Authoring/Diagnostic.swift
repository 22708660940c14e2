/// One thing that is wrong in a file, in one sentence, with its place.
public struct Diagnostic: Sendable, Equatable {
    /// How much it matters.
    public enum Severity: String, Sendable {
        /// The file can't be used.
        case error
        /// The file can be used; the author should look.
        case warning
    }

    public var severity: Severity
    public var place: Place
    /// What is wrong. No full stop at the end.
    public var message: LocalizedText
    /// What was expected, or what to do. No full stop at the end.
    public var expected: LocalizedText?
    /// The rule that was broken, as `area/problem`: `profile.limits/range`.
    public var rule: String
    /// What the author may have meant.
    public var suggestion: String?

    public init(
        _ severity: Severity = .error, at place: Place, _ message: LocalizedText, expected: LocalizedText? = nil,
        rule: String, suggestion: String? = nil
    ) {
        self.severity = severity
        self.place = place
        self.message = message
        self.expected = expected
        self.rule = rule
        self.suggestion = suggestion
    }
}
