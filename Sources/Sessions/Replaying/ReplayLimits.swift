import Recordings

/// How much of a recording a replay holds at once, and in all. More is no recording of a session, but a file that was made
/// to fill the memory: packed, such a file is small.
enum ReplayLimits {
    /// Files that the session was made of: a real one has 35, of 100 KB in all.
    static let files = 256
    static let fileBytes = 8 << 20
    /// A day at 1 kHz, and some more.
    static let ticks = 100_000_000
    /// Frames and reports that wait for their tick: a real recording has 2 s of them at most.
    static let waiting = 65_536
    /// What was said in a whole session.
    static let actions = 65_536
    static let actionBytes = 8 << 20
    /// The timing and the last word.
    static let wordBytes = 1 << 20

    /// What is said where there is more.
    static func exceeded(ja: String, en: String) -> RecordingError {
        RecordingError(
            .damaged, ja: "\(ja)がどのセッションよりも多く、別のプログラムが作ったものです。senshiの記録を指定してください。",
            en: "it holds more \(en) than any session does; it was made by another program.")
    }
}
