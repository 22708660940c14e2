public import Authoring

/// Something in the store that is not as it was signed.
public struct Violation: Sendable, Equatable {
    /// What kind of trouble it is.
    public enum Kind: String, Sendable, Codable {
        /// The database itself is damaged.
        case damaged
        /// A link is missing, or does not hold the hash of the one before.
        case broken
        /// A link is not signed by this station.
        case unsigned
        /// An attempt is not the one that was committed to.
        case changed
        /// An attempt is gone, and no tombstone says so.
        case missing
        /// An attempt that no link commits to.
        case foreign
        /// A recording is gone, or its bytes are others.
        case recording
        /// What a learning record store is told is not what was signed.
        case statement
        /// Somebody may sign in whom nobody let in.
        case account
        /// The chain does not lead to the hash that was written down elsewhere.
        case head
    }
    public let kind: Kind
    /// The number of the link; nil where it is about the whole.
    public let sequence: Int64?
    /// One sentence.
    public let sentence: LocalizedText
}
