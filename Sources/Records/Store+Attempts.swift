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
                    sql: """
                        SELECT body FROM attempt WHERE ? IS NULL OR \(Self.signedTrainee) = ? ORDER BY began, sequence
                        """, arguments: [trainee, trainee]
                ).map(Attempt.read)
            }
        }
    }

    /// The newest link's hash, hex: who has it can tell later whether anything before it was changed. Nil where the store
    /// is empty.
    public func head() throws(StoreFailure) -> String? {
        try Self.guarded(path) { try pool.read { try Self.links($0).last?.hash } }
    }

    /// Whose an attempt is, as it was signed, whatever the column says.
    static let signedTrainee = "CASE WHEN json_valid(body) THEN body ->> 'trainee' END"

    /// Says in the chain that somebody took away what these links commit to: their numbers, and `r` before that of one
    /// whose recording alone is gone. By `x` and a salted hash an attempt that is gone is known again, should somebody
    /// bring it back from elsewhere.
    func bury(_ what: [String], of attempts: [String], at now: String, _ database: Database) throws {
        let salt = Self.salt()
        let marks = attempts.map { Grave.mark($0, salt: salt) }
        let body = (what + marks).joined(separator: ",")
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
