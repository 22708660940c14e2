import Dispatch
import Synchronization

/// Lets a command wait for work that goes on elsewhere. Its own thread stands still meanwhile.
enum Waiting {
    /// - Throws: what the work throws.
    static func run(_ work: @escaping @Sendable () async throws -> Void) throws {
        let done = DispatchSemaphore(value: 0), outcome = Mutex<Result<Void, any Error>>(.success(()))
        Task {
            do { try await work() } catch { outcome.withLock { $0 = .failure(error) } }
            done.signal()
        }
        done.wait()
        try outcome.withLock { $0 }.get()
    }
}
