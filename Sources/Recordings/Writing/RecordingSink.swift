/// Where a recording's bytes go. The file is one; a test may bring a slow or a full one.
public protocol RecordingSink: Sendable {
    /// Takes all bytes or none.
    func write(_ bytes: [UInt8]) throws(RecordingTrouble)
    /// What was written is on the disk, or the place is gone.
    func synchronize() throws(RecordingTrouble)
    /// Nothing more comes.
    func close()
}
