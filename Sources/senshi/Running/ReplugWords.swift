import Authoring
import Synchronization
import Terminals

/// Says why a device that is back can't be used again, once for each new reason.
final class ReplugWords: Sendable {
    /// Attempts in a row after which a reason counts, about half a second: rights come a moment after the device does (an
    /// engineering choice).
    private static let patience = 3

    private struct State {
        var sentence: String?
        var count = 0
    }

    private let language: Language
    private let state = Mutex(State())

    init(_ language: Language) { self.language = language }

    /// An attempt failed.
    func tell(_ words: LocalizedText) {
        let sentence = words[language]
        let isDue = state.withLock { state in
            if state.sentence != sentence { state = State(sentence: sentence) }
            state.count += 1
            return state.count == Self.patience
        }
        if isDue { Terminal().write("senshi: \(sentence)\n") }
    }

    /// It can be used again, or is not there at all: a reason that comes back is told anew.
    func forget() { state.withLock { $0 = State() } }
}
