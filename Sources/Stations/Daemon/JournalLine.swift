import CStation

/// How urgent a line is, as the journal counts.
public enum JournalPriority: Int, Sendable {
    case critical = 2
    case error, warning, notice, info, debug
}

/// What a daemon writes for people: with a priority before it where the journal reads along, plain elsewhere.
public struct JournalLine: Sendable {
    private let marks: Bool

    /// - Parameter descriptor: where lines go; standard error unless told otherwise.
    public init(descriptor: Int32 = 2) { marks = station_is_journal(descriptor) != 0 }

    init(marks: Bool) { self.marks = marks }

    /// The text to write, each line with its own priority, the last one ended.
    public func text(_ sentence: String, _ priority: JournalPriority) -> String {
        sentence.split(separator: "\n", omittingEmptySubsequences: true)
            .map { (marks ? "<\(priority.rawValue)>" : "") + $0 + "\n" }.joined()
    }
}
