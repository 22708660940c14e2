import Crypto
import FoundationEssentials

/// One link of the chain of results: it holds the hash of the one before, so that none can be changed, taken out or put in
/// later without all that follow being signed anew.
///
/// A link holds a salted commitment and no data: a person's data and salt can be destroyed, and the chain still holds.
struct Link: Sendable, Equatable {
    enum Kind: String, Sendable {
        /// A finished attempt.
        case attempt
        /// A person's attempts were deleted.
        case tombstone
        /// Somebody did something at the station.
        case audit
    }

    /// 1, 2, 3 …
    var sequence: Int64
    var kind: Kind
    /// When it was made, UTC.
    var at: String
    /// SHA-256 over salt and text, hex.
    var commitment: String
    /// The hash of the link before, hex; 64 zeros for the first.
    var previous: String
    /// The station's Ed25519 signature of the hash, base 64.
    var signature: String

    static let genesis = String(repeating: "0", count: 64)

    /// SHA-256 over all but the signature, hex.
    var hash: String {
        Self.hex(SHA256.hash(data: Data("\(sequence)|\(kind.rawValue)|\(at)|\(commitment)|\(previous)".utf8)))
    }

    /// What a text with its salt is committed to as.
    static func commitment(to text: String, salt: Data) -> String {
        var all = salt
        all.append(Data(text.utf8))
        return hex(SHA256.hash(data: all))
    }

    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
