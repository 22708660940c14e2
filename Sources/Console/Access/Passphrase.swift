import Crypto
import CryptoExtras
import FoundationEssentials

/// Hashes passphrases with scrypt, so that a stolen store doesn't give them away. Takes about a tenth of a second and
/// 32 MiB while it goes on, on purpose.
public enum Passphrase {
    /// The cost that new hashes are made with: N = 2¹⁵, r = 8, p = 3.
    private static let (rounds, block, lanes) = (1 << 15, 8, 3)
    /// The shortest that is taken, characters.
    public static let shortest = 10
    /// The longest that is hashed, bytes.
    private static let longest = 1024

    /// Text to keep: cost, salt and hash.
    public static func hash(_ passphrase: String) throws -> String {
        let salt = unsafe SymmetricKey(size: .bits128).withUnsafeBytes { unsafe Data($0) }
        let key = try derive(passphrase, salt, rounds, block, lanes)
        return "scrypt$\(rounds)$\(block)$\(lanes)$\(salt.base64EncodedString())$\(key.base64EncodedString())"
    }

    /// Whether a passphrase belongs to a kept hash. Takes as long for a wrong one.
    public static func matches(_ passphrase: String, _ kept: String) -> Bool {
        let parts = kept.split(separator: "$")
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let block = Int(parts[2]),
            let lanes = Int(parts[3]), let salt = Data(base64Encoded: String(parts[4])),
            let key = Data(base64Encoded: String(parts[5])), passphrase.utf8.count <= longest,
            let derived = try? derive(passphrase, salt, rounds, block, lanes)
        else { return false }
        return equal(derived, key)
    }

    /// A hash that nothing matches: an unknown name takes as long as a known one.
    static let nobody =
        "scrypt$\(rounds)$\(block)$\(lanes)$AAAAAAAAAAAAAAAAAAAAAA==$\(Data(count: 32).base64EncodedString())"

    private static func derive(
        _ passphrase: String, _ salt: Data, _ rounds: Int, _ block: Int, _ lanes: Int
    ) throws -> Data {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(passphrase.utf8), salt: salt, outputByteCount: 32, rounds: rounds, blockSize: block,
            parallelism: lanes)
        return unsafe key.withUnsafeBytes { unsafe Data($0) }
    }

    /// Compares every byte, wherever the first difference is.
    static func equal(_ a: Data, _ b: Data) -> Bool {
        a.count == b.count && zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
