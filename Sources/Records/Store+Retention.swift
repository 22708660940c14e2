public import FoundationEssentials
import GRDB

/// Deleting by age. What goes is destroyed as a deleted person's is, with its salt, and a signed tombstone says which links
/// it belonged to. What a school's learning record store was told stays there: how long is the school's to say.
extension Store {
    /// What is to go, or is gone.
    public struct Expiry: Sendable, Equatable {
        /// Results, with their recordings.
        public var results = 0
        /// Recordings of results that stay.
        public var recordings = 0
        /// Reports, and recordings of sessions that came to no end.
        public var reports = 0
        /// True where there is nothing.
        public var isEmpty: Bool { results + recordings + reports == 0 }
    }

    /// Destroys what is from before a time.
    /// - Parameters:
    ///   - results: results that began before it go, with their recordings; nil for none.
    ///   - recordings: recordings and reports from before it go; nil for those of the results that go.
    ///   - keepsUntold: a result that the learning record store was not told of yet stays.
    ///   - isRehearsal: nothing is touched.
    public func expire(
        results: Date?, recordings: Date?, keepsUntold: Bool = false, isRehearsal: Bool = false, at now: Date
    ) throws(StoreFailure) -> Expiry {
        let (silent, gone) = try Self.guarded(path) {
            try pool.read { database in
                let gone = try results.map { try old($0, database, keepsUntold: keepsUntold) } ?? []
                let ids = Set(gone.map(\.id))
                let silent = try recordings.map { try old($0, database, keepsUntold: false) } ?? []
                return (silent.filter { !ids.contains($0.id) && isThere($0.recording) }, gone)
            }
        }
        let latest = [results, recordings].compactMap(\.self).max()
        let strays = try strays()
        let reports = latest.map { ReportShelf(of: folder).older(than: $0.timeIntervalSince1970, and: strays) } ?? []
        let expiry = Expiry(results: gone.count, recordings: silent.count, reports: reports.count)
        guard !isRehearsal, !expiry.isEmpty else { return expiry }
        try Self.guarded(path) {
            guard !gone.isEmpty || !silent.isEmpty else { return }
            try pool.write { database in
                for one in gone {
                    try database.execute(sql: "DELETE FROM statement WHERE attempt = ?", arguments: [one.id])
                    try database.execute(sql: "DELETE FROM attempt WHERE id = ?", arguments: [one.id])
                }
                let all = gone.map { "\($0.sequence)" } + silent.map { "r\($0.sequence)" }
                try bury(all, of: gone.map(\.id), at: now.ISO8601Format(), database)
            }
            // Nothing of it stays in the journal.
            _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        }
        for name in (gone + silent).compactMap(\.recording) {
            try? FileManager.default.removeItem(atPath: recordingPath(name))
        }
        for path in reports { try? FileManager.default.removeItem(atPath: path) }
        return expiry
    }

    /// A date that the chain bears out, for deleting without anybody looking on: each step from link to link counts for 31
    /// days at the most, so that a clock that was set years ahead deletes nothing. Never later than `now`.
    public func believable(_ now: Date) throws(StoreFailure) -> Date {
        let longest = 31 * 86_400.0
        let times = try Self.guarded(path) {
            try pool.read { try Self.links($0) }.compactMap { try? Date($0.at, strategy: .iso8601) }
        }
        guard var last = times.first else { return now }
        var date = last
        for time in times.dropFirst() + [now] {
            date += min(longest, max(0, time.timeIntervalSince(last)))
            last = max(last, time)
        }
        return min(date, now)
    }

    private struct Old: Sendable {
        var id: String
        var sequence: Int64
        var recording: String?
    }

    /// Attempts from before a time: by when they began, or by when they were kept where that is not known.
    private func old(_ time: Date, _ database: Database, keepsUntold: Bool) throws -> [Old] {
        let told = "id IN (SELECT attempt FROM statement WHERE settled IS NOT NULL) OR body ->> 'verdict' = 'void'"
        return try Row.fetchAll(
            database,
            sql: """
                SELECT id, attempt.sequence AS sequence, body FROM attempt
                JOIN link ON link.sequence = attempt.sequence
                WHERE coalesce(nullif(body ->> 'began', ''), at) < ? \(keepsUntold ? "AND (\(told))" : "")
                ORDER BY attempt.sequence
                """, arguments: [time.ISO8601Format()]
        ).map { Old(id: $0["id"], sequence: $0["sequence"], recording: try Attempt.read($0["body"]).recording) }
    }

    private func isThere(_ recording: String?) -> Bool {
        recording.map { FileManager.default.fileExists(atPath: recordingPath($0)) } ?? false
    }
}
