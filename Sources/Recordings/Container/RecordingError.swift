public import Authoring

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
    /// One sentence in both languages, after the place: what is wrong, and what to do.
    public let sentence: LocalizedText

    /// The sentence in English.
    public var description: String { sentence.en }

    /// Something wrong at a place of the file.
    ///
    /// - Parameters:
    ///   - ja: what is wrong, and what to do.
    ///   - en: the same.
    public init(_ reason: Reason, at offset: UInt64? = nil, ja: String, en: String) {
        self.reason = reason
        self.offset = offset
        sentence =
            offset.map { LocalizedText(ja: "\($0)バイト目: \(ja)", en: "at byte \($0): \(en)") }
            ?? LocalizedText(ja: ja, en: en)
    }
}
