import Synchronization

/// Slows down whoever tries passphrases or codes: after a few failures each next one has to wait longer.
///
/// Counted by name and by address, so that neither many names from one place nor many places at one name get far, and a
/// trainee who mistypes keeps only themselves waiting.
final class SignInGate: Sendable {
    /// Failures that cost nothing, and the first wait after that, doubled each time, s. Chosen: 1,000 guesses take two
    /// weeks.
    private static let free = 5
    private static let (first, longest) = (15.0, 1200.0)
    /// The most names and addresses that are remembered.
    private static let most = 4096

    private struct Record {
        var failures = 0
        var until = 0.0
        var last = 0.0
    }
    private let records = Mutex<[String: Record]>([:])

    /// How long each of these still has to wait, s; 0 for none.
    func wait(_ keys: [String], at now: Double) -> Double {
        records.withLock { all in keys.map { max(0, (all[$0]?.until ?? 0) - now) }.max() ?? 0 }
    }

    /// A try that failed.
    func failed(_ keys: [String], at now: Double) {
        records.withLock { all in
            if all.count > Self.most { all = all.filter { now - $0.value.last < Self.longest } }
            if all.count > 2 * Self.most { all = [:] }
            for key in keys {
                var record = all[key] ?? Record()
                record.failures += 1
                record.last = now
                let over = record.failures - Self.free
                if over >= 0 {
                    var wait = Self.first
                    for _ in 0..<min(over, 10) { wait *= 2 }
                    record.until = now + min(wait, Self.longest)
                }
                all[key] = record
            }
        }
    }

    /// One that was right.
    func succeeded(_ keys: [String]) { records.withLock { all in for key in keys { all[key] = nil } } }
}
