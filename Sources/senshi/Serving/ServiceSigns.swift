import Stations
import Synchronization

/// Signs of life for the service manager, in time and no more often than needed.
final class ServiceSigns: Sendable {
    private let period: Double?
    private let last = Mutex<ContinuousClock.Instant?>(nil)

    init(_ environment: [String: String]) { period = ServiceNotice.watchdogPeriod(environment) }

    /// Gives one where it is due, and there is life.
    func beat(_ isAlive: Bool) {
        guard let period, isAlive else { return }
        let isDue = last.withLock { last in
            let now = ContinuousClock.now
            if let before = last, before.duration(to: now) / .seconds(1) < period / 4 { return false }
            last = now
            return true
        }
        if isDue { ServiceNotice.alive() }
    }
}
