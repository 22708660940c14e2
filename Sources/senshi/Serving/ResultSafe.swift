import Authoring
import Foundation
import Records
import Stations
import Synchronization

/// Sees to it that a finished result outlives a disk that is full or can't be written: it holds room for it, remembers
/// what could not be written, also in a file elsewhere, and writes it when it can.
final class ResultSafe: Sendable {
    private let store: Store
    private let ballast: Ballast
    /// Nil where there is no place.
    private let elsewhere: UnkeptResults?
    /// Held while results are written, so that none is between waiting and being kept.
    private let writing = Mutex(())
    private let waiting: Mutex<(attempts: [Attempt], trouble: StoreFailure?)>

    /// Takes up what an earlier daemon could not write either.
    init(_ store: Store, _ environment: [String: String]) {
        self.store = store
        ballast = Ballast(in: store.folder)
        elsewhere = UnkeptResults(of: store.key, environment)
        waiting = Mutex((elsewhere?.all ?? [], nil))
        retry()
    }

    /// Whether a session may begin whose result must find room.
    func prepare() throws(StoreFailure) {
        if let number = ballast.fill() { throw StoreFailure(number, store.folder) }
    }

    /// Gives the room that was held to whoever needs it now. False where it is used up.
    func makeRoom() -> Bool { ballast.release() }

    /// A result that could not be written, and why.
    func remember(_ attempt: Attempt, because trouble: StoreFailure) {
        waiting.withLock { waiting in
            waiting.attempts.append(attempt)
            waiting.trouble = trouble
        }
        elsewhere?.keep(attempt)
    }

    /// Results that wait, and why; nil where none does.
    var trouble: (count: Int, why: LocalizedText)? {
        waiting.withLock { waiting in
            waiting.attempts.isEmpty
                ? nil : (waiting.attempts.count, waiting.trouble?.sentence ?? LocalizedText(ja: "", en: ""))
        }
    }

    /// Writes what waits, where it can be written.
    /// - Returns: how many were.
    @discardableResult
    func retry() -> Int { writing.withLock { _ in writeWaiting() } }

    /// Gives up what waits of a trainee whose data is deleted.
    /// - Returns: how many results that were.
    func forget(_ trainee: String) -> Int {
        writing.withLock { _ in
            let count = waiting.withLock { waiting in
                let before = waiting.attempts.count
                waiting.attempts.removeAll { $0.trainee == trainee }
                return before - waiting.attempts.count
            }
            return max(count, elsewhere?.remove(of: trainee) ?? 0)
        }
    }

    private func writeWaiting() -> Int {
        var count = 0
        for attempt in waiting.withLock({ $0.attempts }) {
            do throws(StoreFailure) { try store.add(attempt, at: StateFolder.now) } catch {
                waiting.withLock { $0.trouble = error }
                break
            }
            count += 1
            waiting.withLock { waiting in waiting.attempts.removeAll { $0.id == attempt.id } }
            elsewhere?.remove(attempt)
        }
        return count
    }
}
