/// The last word of a recording: what the live run's frames were, in one number, and what was lost.
public struct SessionEnd: Sendable, Codable, Equatable {
    public var ticks: UInt64
    /// The digest over all frames, lower-case hex.
    public var sha256: String
    /// `finished`, `stopped`, `deviceGone`.
    public var ending: String
    /// Inputs and device reports that found no room on their way: a replay then differs.
    public var droppedInputs, droppedReports: Int
    /// Messages that the disk was too slow for: those that a replay needs, and those that only show. Nil in recordings
    /// of versions that did not count them.
    public var droppedRecords, droppedTelemetry: Int?

    public init(
        ticks: UInt64, sha256: String, ending: String, droppedInputs: Int, droppedReports: Int,
        droppedRecords: Int? = nil, droppedTelemetry: Int? = nil
    ) {
        self.ticks = ticks
        self.sha256 = sha256
        self.ending = ending
        self.droppedInputs = droppedInputs
        self.droppedReports = droppedReports
        self.droppedRecords = droppedRecords
        self.droppedTelemetry = droppedTelemetry
    }
}
