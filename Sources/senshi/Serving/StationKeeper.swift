import Authoring
import Foundation
import Logging
import Records
import Stations
import Synchronization

/// What a station does by itself between sessions, on a thread of its own: it writes results that could not be written
/// before, and once a day it deletes what is old enough.
final class StationKeeper: Sendable {
    private let daemon: StationDaemon
    private let retention: RetentionSettings?
    private let ends = Atomic<Bool>(false)
    private let ended = DispatchSemaphore(value: 0)

    /// How often it looks, and how often it deletes, s.
    private static let (period, day) = (1.0, 86_400.0)

    init(_ daemon: StationDaemon, _ retention: RetentionSettings?) {
        self.daemon = daemon
        self.retention = retention
    }

    /// Begins.
    func start() {
        let thread = Thread { [self] in
            keep()
            ended.signal()
        }
        thread.name = "senshi-keeper"
        thread.start()
    }

    /// Ends, after a last try to write what waits.
    func end() {
        ends.store(true, ordering: .releasing)
        ended.wait()
        if let left = daemon.safe.trouble {
            daemon.log.critical("\(left.count) results could not be kept: \(left.why[daemon.language])")
        }
    }

    private func keep() {
        let clock = ContinuousClock()
        var (due, look) = (clock.now, clock.now)
        while !ends.load(ordering: .acquiring) {
            if clock.now >= look {
                look = clock.now + .seconds(Self.period)
                retry()
            }
            // Deleting is no work for a time in which somebody trains.
            if retention != nil, clock.now >= due, daemon.session == nil {
                due = clock.now + .seconds(Self.day)
                expire()
            }
            usleep(20_000)
        }
        retry()
    }

    private func retry() {
        let count = daemon.safe.retry()
        if count > 0 { daemon.log.notice("\(count) results that could not be kept before are kept now") }
    }

    private func expire() {
        guard let retention else { return }
        do throws(StoreFailure) {
            let now = Date(), store = daemon.store, date = try store.believable(now)
            if now.timeIntervalSince(date) > Self.day {
                daemon.log.warning(
                    "the clock may be wrong: old results are deleted as if it were \(date.ISO8601Format())")
            }
            let (results, recordings) = (retention.results.map { date - $0 }, retention.recordings.map { date - $0 })
            let keepsUntold = daemon.courier != nil
            let found = try store.expire(
                results: results, recordings: recordings, keepsUntold: keepsUntold, isRehearsal: true, at: now)
            guard !found.isEmpty else { return }
            let line = ExpireCommand.line(found, isRehearsal: false)
            try store.audit(
                AuditEntry(at: now.ISO8601Format(), who: "station", role: "machine", what: "expire", detail: line.en))
            _ = try store.expire(results: results, recordings: recordings, keepsUntold: keepsUntold, at: now)
            daemon.log.notice("\(line[daemon.language])")
        } catch { daemon.log.error("\(error.sentence[daemon.language])") }
    }
}
