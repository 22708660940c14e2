/// What is wrong with a recording: where, what, and what to do.
public struct RecordingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of trouble it is, for programs.
    public enum Reason: Sendable, Equatable {
        /// The file can't be opened or read.
        case unreadable
        /// It is no MCAP file.
        case foreign
        /// It ends in the middle of a record.
        case cut
        /// A checksum, a length or a number does not fit.
        case damaged
        /// It is well formed, but not a recording that this program can replay.
        case unsuitable
    }
    public let reason: Reason
    /// Byte of the file at which the record begins that is wrong, where one is.
    public let offset: UInt64?
    /// One sentence: what is wrong, and what to do.
    public let sentence: String

    /// The sentence, after the place.
    public var description: String { offset.map { "at byte \($0): \(sentence)" } ?? sentence }

    /// Something wrong at a place of the file.
    public init(_ reason: Reason, at offset: UInt64? = nil, _ sentence: String) {
        self.reason = reason
        self.offset = offset
        self.sentence = sentence
    }
}
