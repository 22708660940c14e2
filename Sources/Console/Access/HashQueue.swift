/// Where passphrases are hashed: one after the other, so that many sign-ins at once cost no more memory than one.
final class HashQueue: Sendable {
    private let queue = WorkQueue(most: 16)

    /// Whether a passphrase belongs to a hash. Nil where too many are waiting.
    func matches(_ passphrase: String, _ kept: String) async throws -> Bool? {
        try await queue.run { Passphrase.matches(passphrase, kept) }
    }

    /// A new hash. Nil where too many are waiting.
    func hash(_ passphrase: String) async throws -> String? { try await queue.run { try Passphrase.hash(passphrase) } }
}
