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
        var last: Double
    }
    private let records = Mutex<[String: Record]>([:])

    /// Begins a try, which counts as one that failed until it is known to be right: many at once get no further than one
    /// after the other.
    /// - Returns: how long to wait instead, s; 0 where it may be tried now.
    func begin(_ keys: [String], at now: Double) -> Double {
        records.withLock { all in
            let wait = keys.map { max(0, (all[$0]?.until ?? 0) - now) }.max() ?? 0
            guard wait == 0 else { return wait }
            if all.count > Self.most { all = all.filter { now - $0.value.last < Self.longest } }
            if all.count > 2 * Self.most { all = [:] }
            for key in keys {
                var record = all[key] ?? Record(last: now)
                // Whoever mistyped and waits is forgiven, one try in each longest wait.
                record.failures = max(0, record.failures - Int((now - record.last) / Self.longest)) + 1
                record.last = now
                let over = record.failures - Self.free
                if over >= 0 {
                    var wait = Self.first
                    for _ in 0..<min(over, 10) { wait *= 2 }
                    record.until = now + min(wait, Self.longest)
                }
                all[key] = record
            }
            return 0
        }
    }

    /// The try was right.
    /// - Parameters:
    ///   - forgiven: what was tried before at these is forgotten.
    ///   - others: only this try is. One's own account buys nobody more guesses at others.
    func succeeded(_ forgiven: [String], others: [String] = []) {
        records.withLock { all in
            for key in forgiven { all[key] = nil }
            for key in others {
                all[key]?.failures -= 1
                all[key]?.until = 0
            }
        }
    }
}
