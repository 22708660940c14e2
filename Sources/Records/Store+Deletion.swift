import FoundationEssentials
import GRDB

/// Deleting one person's data.
extension Store {
    /// What came of it.
    public struct Deletion: Sendable, Equatable {
        /// Results that were destroyed.
        public var results = 0
        /// Reports, and recordings of sessions that came to no end or whose results were not kept.
        public var reports = 0
        /// Anything at all was known of them: a result, a line of the audit log, an account, a seat in a class, a report.
        public var isKnown = false
        /// Files that are theirs and could not be deleted.
        public var left: [String] = []

        public init() {}
    }

    /// Whom an entry of the audit log is about, as it was signed, whatever the columns say.
    private static let signedPeople =
        "CASE WHEN json_valid(body) THEN body ->> 'who' = ? OR coalesce(body ->> 'about', '') = ? END"

    /// Destroys all data of one trainee: attempts, what the audit log says of them, account, salts, recordings, and the
    /// reports that the station wrote. A signed tombstone stays, which says how many results are gone and of whom it does
    /// not say.
    /// - Parameter owner: whom a recording is of, by its path; nil where it does not say, or can't be read.
    @discardableResult
    public func forget(
        _ trainee: String, at now: String, owner: (String) -> String? = { _ in nil }
    ) throws(StoreFailure) -> Deletion {
        let recordings = try attempts(of: trainee).compactMap(\.recording).map(recordingPath)
        var deletion = try Self.guarded(path) {
            let deletion = try pool.write { try erase(trainee, at: now, $0) }
            // Nothing of it stays in the journal.
            _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            return deletion
        }
        let strays = try strays().filter { !recordings.contains($0) && owner($0) == trainee }
        let reports = ReportShelf(of: folder).all(of: trainee, owner: owner) + strays
        deletion.reports = reports.count
        deletion.isKnown = deletion.isKnown || !reports.isEmpty
        Loan.sweep(folder)
        for path in recordings + reports {
            try? FileManager.default.removeItem(atPath: path)
            if FileManager.default.fileExists(atPath: path) { deletion.left.append(path) }
        }
        return deletion
    }

    /// Recordings that no result names: of results that could not be kept. By their paths.
    func strays() throws(StoreFailure) -> [String] {
        let named = Set(try attempts().compactMap(\.recording))
        let names = (try? FileManager.default.contentsOfDirectory(atPath: recordings)) ?? []
        return names.filter { !named.contains($0) }.sorted().map(recordingPath)
    }

    private func erase(_ trainee: String, at now: String, _ database: Database) throws -> Deletion {
        var deletion = Deletion()
        let ids = try String.fetchAll(
            database, sql: "SELECT id FROM attempt WHERE \(Self.signedTrainee) = ?", arguments: [trainee])
        let sequences = try Int64.fetchAll(
            database,
            sql: "SELECT sequence FROM attempt WHERE \(Self.signedTrainee) = ? UNION "
                + "SELECT sequence FROM audit WHERE \(Self.signedPeople) ORDER BY sequence",
            arguments: [trainee, trainee, trainee])
        for place in ["seat WHERE trainee", "account WHERE name"] {
            try database.execute(sql: "DELETE FROM \(place) = ?", arguments: [trainee])
            if database.changesCount > 0 { deletion.isKnown = true }
        }
        guard !sequences.isEmpty else { return deletion }
        (deletion.results, deletion.isKnown) = (ids.count, true)
        for id in ids { try withdraw(id, database) }
        try database.execute(sql: "DELETE FROM attempt WHERE \(Self.signedTrainee) = ?", arguments: [trainee])
        try database.execute(sql: "DELETE FROM audit WHERE \(Self.signedPeople)", arguments: [trainee, trainee])
        try bury(sequences.map(String.init), of: ids, at: now, database)
        return deletion
    }
}
