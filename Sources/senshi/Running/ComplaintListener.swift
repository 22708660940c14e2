import Synchronization

/// Keeps what was complained about, for whoever can't see standard error.
final class ComplaintListener: Sendable {
    private let heard = Mutex("")

    func hear(_ text: String) { heard.withLock { $0 += ($0.isEmpty ? "" : "\n") + text } }

    /// All of it.
    var text: String { heard.withLock { $0 } }
}
