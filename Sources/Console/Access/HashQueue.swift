import NIOPosix
import Synchronization

/// Where passphrases are hashed: one after the other, away from the threads that serve pages.
final class HashQueue: Sendable {
    /// The most that wait: more is somebody's doing.
    private static let most = 16

    private let pool = NIOThreadPool(numberOfThreads: 1)
    private let waiting = Atomic<Int>(0)

    init() { pool.start() }

    deinit { pool.shutdownGracefully { _ in } }

    /// Whether a passphrase belongs to a hash. Nil where too many are waiting.
    func matches(_ passphrase: String, _ kept: String) async throws -> Bool? {
        try await run { Passphrase.matches(passphrase, kept) }
    }

    /// A new hash. Nil where too many are waiting.
    func hash(_ passphrase: String) async throws -> String? { try await run { try Passphrase.hash(passphrase) } }

    private func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value? {
        guard waiting.add(1, ordering: .relaxed).newValue <= Self.most else {
            waiting.subtract(1, ordering: .relaxed)
            return nil
        }
        defer { waiting.subtract(1, ordering: .relaxed) }
        return try await pool.runIfActive(body)
    }
}
