import Authoring

/// What is found in a file whose shared steps are not known: what is wrong with the values that it writes itself, and
/// nothing about what may only be missing because the shared steps are.
struct PartialFindings {
    /// Where everything is collected while the file is read.
    let found: Diagnostics
    private let diagnostics: Diagnostics
    private let isWhole: Bool

    /// What is wrong with a value by itself, as the end of a rule.
    private static let ownProblems: Set = [
        "type", "choice", "unit", "number", "range", "count", "comma", "unknown-key", "duplicate-id", "date",
        "reviewer",
        "format", "volume", "unknown-guideline", "unknown-band", "unknown-scenario", "shown", "gated",
    ]

    init(of resolved: Inheritance.Resolved, into diagnostics: Diagnostics) {
        self.diagnostics = diagnostics
        isWhole = resolved.isWhole
        found = isWhole ? diagnostics : Diagnostics()
    }

    /// True where anything was wrong, in the file or in what it extends.
    var hasErrors: Bool { diagnostics.hasErrors || found.hasErrors }

    /// Hands on what counts. Once, after everything was read.
    func tell() {
        guard !isWhole else { return }
        for diagnostic in found.all where Self.ownProblems.contains(Self.problem(of: diagnostic)) {
            diagnostics.add(diagnostic)
        }
    }

    private static func problem(of diagnostic: Diagnostic) -> String {
        diagnostic.rule.split(separator: "/").last.map(String.init) ?? ""
    }
}
