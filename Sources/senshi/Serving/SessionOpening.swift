import Foundation
import Synchronization

/// Whether a session could begin: one thread asks, the session's own answers once.
final class SessionOpening: Sendable {
    private let result = Mutex<(isKnown: Bool, sentence: String?)>((false, nil))
    private let known = DispatchSemaphore(value: 0)

    /// Nil where it begins, or why it can't. Only the first answer counts.
    func finish(_ sentence: String?) {
        let isFirst = result.withLock { result in
            guard !result.isKnown else { return false }
            result = (true, sentence)
            return true
        }
        if isFirst { known.signal() }
    }

    /// Waits for the answer.
    func wait() -> String? {
        known.wait()
        return result.withLock { $0.sentence }
    }
}
