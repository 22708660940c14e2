import Crypto

/// SHA-256 of bytes that are at hand: of the files that a result rests on.
public struct ContentDigest: ~Copyable {
    private var hash = SHA256()

    public init() {}

    /// Takes in a name and what it stands for; their lengths too, so that nothing runs into its neighbour.
    public mutating func add(_ name: String, _ bytes: [UInt8]) {
        hash.update(data: Array("\(name.utf8.count) \(name) \(bytes.count) ".utf8))
        hash.update(data: bytes)
    }

    /// Lower-case hex.
    public consuming func text() -> String {
        hash.finalize().map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }.joined()
    }
}
