/// What a batch asks of each recording: a result of another question is none of this one's.
struct BatchQuestion: Sendable, Equatable {
    /// Of the other scenario's files; nil where each is scored against its own.
    var scenarioDigest: String?
    /// Whether each is compared with its live run.
    var verified = false
}

/// Where the results of a batch go, and what stands there already.
protocol BatchResults: Sendable {
    /// True where a recording, as it is now, has been scored by this version as this batch wants it.
    func holds(_ file: String) -> Bool
    /// Adds a result; one that cannot be written is told by ``failure``.
    func add(_ line: ReplayLine)
    /// Why results are missing.
    var failure: String? { get }
}

extension ReplayLine {
    /// True where it is the score of a recording as it is now, by this version, and answers the batch's question. What
    /// was compared with the live run beside answers more than was asked.
    func answers(_ question: BatchQuestion, for file: String) -> Bool {
        error == nil && size == ResultLines.size(of: file) && program == Self.thisProgram
            && scenarioDigest == question.scenarioDigest && (verified == true || !question.verified)
    }
}
