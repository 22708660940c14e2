import Authoring
import Deliveries
import Foundation
import Logging
import Records
import Stations
import Synchronization

/// Tells the school's learning record store of results for as long as the daemon lives. Nothing that goes wrong on the
/// way ends it, and no session waits for it.
final class StationCourier: Sendable {
    private let settings: DeliverySettings
    private let store: Store
    private let language: Language
    private let log: Logger
    private let found = Mutex<LocalizedText?>(nil)

    /// How long it waits after trouble with the files or with the station's own store, s.
    private static let patience = 30.0

    init(_ settings: DeliverySettings, store: Store, language: Language, log: Logger) {
        self.settings = settings
        self.store = store
        self.language = language
        self.log = log
    }

    /// What stands in the way now; nil where nothing does.
    var trouble: LocalizedText? { found.withLock { $0 } }

    /// Goes on until it is cancelled. The file of credentials is read again after each refusal: who mends it need not
    /// start the station anew.
    func run() async {
        var backoff = Backoff()
        while !Task.isCancelled {
            var pause = Self.patience
            do {
                let courier = try makeCourier()
                var isOpen = true
                while isOpen, !Task.isCancelled {
                    let round = try await courier.round()
                    note(round.trouble, waiting: round.counts.waiting)
                    pause = backoff.pause(after: round)
                    isOpen = !round.isShut
                    if isOpen { try await Task.sleep(for: .seconds(pause)) }
                }
            } catch let failure as DeliveryFailure { note(failure.sentence) } catch let failure as StoreFailure {
                note(failure.sentence)
            } catch { return }
            try? await Task.sleep(for: .seconds(pause))
        }
    }

    private func makeCourier() throws(DeliveryFailure) -> Courier {
        let version = StatementTerms.Version(rawValue: settings.version.rawValue) ?? .one
        let target = try LearningRecordStore(
            endpoint: settings.endpoint, credentials: Credentials(file: settings.credentials), version: version,
            authority: settings.authority)
        return try Courier(from: store, to: target, terms: StatementTerms(version: version, school: settings.school)) {
            StateFolder.now
        }
    }

    /// Tells what is new, once.
    private func note(_ trouble: LocalizedText?, waiting: Int? = nil) {
        let before = found.withLock { found in
            defer { found = trouble }
            return found
        }
        guard before != trouble else { return }
        if let trouble {
            log.warning("results for the school wait: \(trouble[language])")
        } else {
            log.notice("the learning record store is there; \(waiting ?? 0) results wait")
        }
    }
}
