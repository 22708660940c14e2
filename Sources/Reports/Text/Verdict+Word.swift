public import Authoring
public import Scoring

extension Score.Verdict {
    /// What people read of it, in reports and on a terminal.
    public var word: LocalizedText {
        switch self {
        case .passed: Words.passed
        case .failed: Words.failed
        case .void: Words.void
        }
    }
}
