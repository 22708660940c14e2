/// Where the results of a batch go, and what stands there already.
protocol BatchResults: Sendable {
    /// True where a recording, as it is now, has been scored by this version.
    func holds(_ file: String) -> Bool
    /// Adds a result; one that cannot be written is told by ``failure``.
    func add(_ line: ReplayLine)
    /// Why results are missing.
    var failure: String? { get }
}

extension ReplayLine {
    /// True where it is the score of a recording as it is now, by this version.
    func isCurrent(for file: String) -> Bool {
        error == nil && size == ResultLines.size(of: file) && program == Self.thisProgram
    }
}
