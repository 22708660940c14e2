import NIOPosix
import Synchronization

/// Where work that takes its time is done: one piece after the other, away from the threads that serve pages.
final class WorkQueue: Sendable {
    /// The most that wait: more is somebody's doing.
    private let most: Int
    private let pool = NIOThreadPool(numberOfThreads: 1)
    private let waiting = Atomic<Int>(0)

    init(most: Int) {
        self.most = most
        pool.start()
    }

    deinit { pool.shutdownGracefully { _ in } }

    /// What comes of it. Nil where too many are waiting.
    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value? {
        guard waiting.add(1, ordering: .relaxed).newValue <= most else {
            waiting.subtract(1, ordering: .relaxed)
            return nil
        }
        defer { waiting.subtract(1, ordering: .relaxed) }
        return try await pool.runIfActive(body)
    }
}
