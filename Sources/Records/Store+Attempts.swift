import Crypto
import FoundationEssentials
import GRDB

extension Store {
    /// Keeps an attempt; one that is there already stays as it is.
    /// - Parameter now: UTC, `2026-11-24T09:30:00Z`.
    /// - Returns: true where it was new.
    @discardableResult
    public func add(_ attempt: Attempt, at now: String) throws(StoreFailure) -> Bool {
        try Self.guarded(path) {
            try pool.write { database in
                if try Row.fetchOne(
                    database, sql: "SELECT 1 FROM attempt WHERE id = ?", arguments: [attempt.id.uuidString])
                    != nil
                {
                    return false
                }
                let text = try attempt.canonicalText(), salt = Self.salt()
                let link = try append(.attempt, Link.commitment(to: text, salt: salt), at: now, database)
                try database.execute(
                    sql: "INSERT INTO attempt (id, sequence, trainee, began, body, salt) VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [attempt.id.uuidString, link.sequence, attempt.trainee, attempt.began, text, salt])
                return true
            }
        }
    }

    /// The attempts, the oldest first.
    /// - Parameter trainee: of one only; nil for all.
    public func attempts(of trainee: String? = nil) throws(StoreFailure) -> [Attempt] {
        try Self.guarded(path) {
            try pool.read { database in
                try String.fetchAll(
                    database,
                    sql: "SELECT body FROM attempt WHERE ? IS NULL OR trainee = ? ORDER BY began, sequence",
                    arguments: [trainee, trainee]
                ).map(Attempt.read)
            }
        }
    }

    /// Destroys all data of one trainee: attempts, what the audit log says of them, account, salts, recordings, and the
    /// reports that the station wrote. A signed tombstone stays, which says how many results are gone and of whom it does
    /// not say.
    /// - Returns: how many attempts there were.
    @discardableResult
    public func forget(_ trainee: String, at now: String) throws(StoreFailure) -> Int {
        let recordings: [String] = try attempts(of: trainee).compactMap(\.recording)
        let count = try Self.guarded(path) {
            let count = try pool.write { database in
                let count = try Int.fetchOne(
                    database, sql: "SELECT count(*) FROM attempt WHERE trainee = ?", arguments: [trainee])
                let sequences = try Int64.fetchAll(
                    database,
                    sql: "SELECT sequence FROM attempt WHERE trainee = ? UNION "
                        + "SELECT sequence FROM audit WHERE who = ? OR about = ? ORDER BY sequence",
                    arguments: [trainee, trainee, trainee])
                try database.execute(sql: "DELETE FROM seat WHERE trainee = ?", arguments: [trainee])
                try database.execute(sql: "DELETE FROM account WHERE name = ?", arguments: [trainee])
                guard !sequences.isEmpty else { return 0 }
                for attempt in try String.fetchAll(
                    database, sql: "SELECT id FROM attempt WHERE trainee = ?", arguments: [trainee])
                {
                    try withdraw(attempt, database)
                }
                try database.execute(sql: "DELETE FROM attempt WHERE trainee = ?", arguments: [trainee])
                try database.execute(
                    sql: "DELETE FROM audit WHERE who = ? OR about = ?", arguments: [trainee, trainee])
                try bury(sequences.map(String.init), at: now, database)
                return count ?? 0
            }
            // Nothing of it stays in the journal.
            _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            return count
        }
        for recording in recordings { try? FileManager.default.removeItem(atPath: recordingPath(recording)) }
        ReportShelf(of: folder).remove(of: trainee)
        return count
    }

    /// The newest link's hash, hex: who has it can tell later whether anything before it was changed. Nil where the store
    /// is empty.
    public func head() throws(StoreFailure) -> String? {
        try Self.guarded(path) { try pool.read { try Self.links($0).last?.hash } }
    }

    /// Says in the chain that somebody took away what these links commit to: their numbers, and `r` before that of one
    /// whose recording alone is gone.
    func bury(_ what: [String], at now: String, _ database: Database) throws {
        let body = what.joined(separator: ","), salt = Self.salt()
        let link = try append(.tombstone, Link.commitment(to: body, salt: salt), at: now, database)
        try database.execute(
            sql: "INSERT INTO tombstone (sequence, body, salt) VALUES (?, ?, ?)",
            arguments: [link.sequence, body, salt])
    }

    func append(_ kind: Link.Kind, _ commitment: String, at now: String, _ database: Database) throws -> Link {
        let last = try Self.links(database, "ORDER BY sequence DESC LIMIT 1").first
        var link = Link(
            sequence: (last?.sequence ?? 0) + 1, kind: kind, at: now, commitment: commitment,
            previous: last?.hash ?? Link.genesis, signature: "")
        link.signature = try key.signature(of: link.hash)
        try database.execute(
            sql: "INSERT INTO link (sequence, kind, at, commitment, previous, signature) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                link.sequence, link.kind.rawValue, link.at, link.commitment, link.previous, link.signature,
            ])
        return link
    }

    static func links(_ database: Database, _ order: String = "ORDER BY sequence") throws -> [Link] {
        try Row.fetchAll(database, sql: "SELECT * FROM link \(order)").map { row in
            guard let kind = Link.Kind(rawValue: row["kind"]) else {
                throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a link of an unknown kind")
            }
            return Link(
                sequence: row["sequence"], kind: kind, at: row["at"], commitment: row["commitment"],
                previous: row["previous"], signature: row["signature"])
        }
    }

    static func salt() -> Data { unsafe SymmetricKey(size: .bits256).withUnsafeBytes { unsafe Data($0) } }
}
