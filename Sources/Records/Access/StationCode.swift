import Crypto

/// A code that lets somebody sign in once, as an instructor hands it out on paper. Only its hash is kept.
public struct StationCode: Sendable, Equatable {
    /// Letters and digits that can't be mistaken for each other.
    private static let letters = Array("ABCDEFGHJKMNPQRSTVWXYZ23456789")
    /// 12 of 30 letters: 58 bits.
    private static let length = 12

    /// `K7QM-2XPA-9TDR`.
    public let text: String

    /// One that nobody can guess.
    public init() {
        var random = SystemRandomNumberGenerator()
        let all = (0..<Self.length).map { _ in Self.letters[Int.random(in: 0..<Self.letters.count, using: &random)] }
        text = stride(from: 0, to: Self.length, by: 4).map { String(all[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// As somebody typed it: small letters, spaces and missing dashes are forgiven. Nil where it can be none.
    public init?(typed: String) {
        let plain = typed.uppercased().filter { !" -–".contains($0) }
        guard plain.count == Self.length, plain.allSatisfy(Self.letters.contains) else { return nil }
        let all = Array(plain)
        text = stride(from: 0, to: Self.length, by: 4).map { String(all[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// What is kept of it.
    var hash: String { Link.hex(SHA256.hash(data: Array("senshi station code \(text)".utf8))) }
}
