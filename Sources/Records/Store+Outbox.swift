import Crypto
import FoundationEssentials
import GRDB

/// What waits to be told to a learning record store. It is written down with its final bytes before it is first sent, and
/// crossed out once the answer came: whatever happens between, the same statement is sent again under the same id, and the
/// other side keeps it once.
extension Store {
    /// A statement to be sent.
    public struct Parcel: Sendable, Equatable {
        /// Its UUID.
        public let id: String
        /// JSON.
        public let body: String
        /// How often it was tried.
        public let tries: Int
    }

    /// How many statements are where.
    public struct OutboxCounts: Sendable, Equatable {
        public let waiting: Int
        public let delivered: Int
        /// The other side said that they are wrong.
        public let refused: Int

        public init(waiting: Int, delivered: Int, refused: Int) {
            self.waiting = waiting
            self.delivered = delivered
            self.refused = refused
        }
    }

    /// What waits, the oldest first: an attempt that was judged and is this station's own, or the taking back of one whose
    /// trainee was deleted.
    /// - Parameter now: UTC.
    public func outbox(_ terms: StatementTerms, limit: Int = 100, at now: String) throws(StoreFailure) -> [Parcel] {
        try Self.guarded(path) {
            try pool.write { database in
                for row in try Row.fetchAll(
                    database, sql: "SELECT body, sequence FROM \(Self.untold) ORDER BY sequence LIMIT ?",
                    arguments: [limit])
                {
                    let attempt = try Attempt.read(row["body"]), sequence: Int64 = row["sequence"]
                    guard let link = try Self.links(database, "WHERE sequence = \(sequence)").first else { continue }
                    try database.execute(
                        sql: "INSERT INTO statement (id, attempt, body) VALUES (?, ?, ?)",
                        arguments: [
                            Statement.id(of: attempt.id, "statement"), attempt.id.uuidString,
                            try Statement(attempt, link: link.hash, terms: terms).text(),
                        ])
                }
                for row in try Row.fetchAll(
                    database, sql: "SELECT attempt, voids FROM statement WHERE body = '' AND voids IS NOT NULL")
                {
                    let attempt: String = row["attempt"], voids: String = row["voids"]
                    guard let id = UUID(uuidString: attempt) else { continue }
                    let statement = Statement(voiding: voids, of: id, station: name, at: now, terms: terms)
                    try database.execute(
                        sql: "UPDATE statement SET body = ? WHERE attempt = ? AND voids IS NOT NULL",
                        arguments: [try statement.text(), attempt])
                }
                return try Row.fetchAll(
                    database,
                    sql: """
                        SELECT id, body, tries FROM statement WHERE settled IS NULL ORDER BY number LIMIT ?
                        """, arguments: [limit]
                ).map { Parcel(id: $0["id"], body: $0["body"], tries: $0["tries"]) }
            }
        }
    }

    /// Notes that a statement is about to be sent: from here on the other side may have it.
    public func sending(_ id: String) throws(StoreFailure) {
        try settle("UPDATE statement SET tries = tries + 1 WHERE id = ?", [id])
    }

    /// Crosses a statement out: the other side has it.
    public func delivered(_ id: String, at now: String) throws(StoreFailure) {
        try settle("UPDATE statement SET settled = ?, answer = NULL WHERE id = ?", [now, id])
    }

    /// Puts a statement aside: the other side says that it is wrong.
    public func refused(_ id: String, answer: String, at now: String) throws(StoreFailure) {
        try settle("UPDATE statement SET settled = ?, answer = ? WHERE id = ?", [now, answer, id])
    }

    /// Lets everything that was refused wait again.
    /// - Returns: how many.
    @discardableResult
    public func retryRefused() throws(StoreFailure) -> Int {
        try Self.guarded(path) {
            try pool.write { database in
                try database.execute(
                    sql: "UPDATE statement SET settled = NULL, answer = NULL WHERE answer IS NOT NULL")
                return database.changesCount
            }
        }
    }

    /// How many wait, are delivered and are refused. An attempt that is void is none of them.
    public func outboxCounts() throws(StoreFailure) -> OutboxCounts {
        try Self.guarded(path) {
            try pool.read { database in
                func count(_ condition: String) throws -> Int {
                    try Int.fetchOne(database, sql: "SELECT count(*) FROM \(condition)") ?? 0
                }
                return OutboxCounts(
                    waiting: try count("statement WHERE settled IS NULL") + count(Self.untold),
                    delivered: try count("statement WHERE settled IS NOT NULL AND answer IS NULL"),
                    refused: try count("statement WHERE answer IS NOT NULL"))
            }
        }
    }

    /// What a trainee's deletion does to the statements about the attempts: what nobody was told is never told, what
    /// somebody may have been told is taken back.
    func withdraw(_ attempt: String, _ database: Database) throws {
        let told = try String.fetchOne(
            database, sql: "SELECT id FROM statement WHERE attempt = ? AND voids IS NULL AND tries > 0",
            arguments: [attempt])
        try database.execute(sql: "DELETE FROM statement WHERE attempt = ?", arguments: [attempt])
        guard let told, let id = UUID(uuidString: attempt) else { return }
        try database.execute(
            sql: "INSERT INTO statement (id, attempt, voids, body) VALUES (?, ?, ?, '')",
            arguments: [Statement.id(of: id, "voiding"), attempt, told])
    }

    /// Attempts that no statement was written of yet. One that is void says nothing of its trainee, and is never told.
    private static let untold =
        "attempt WHERE body ->> 'verdict' <> 'void' AND id NOT IN (SELECT attempt FROM statement WHERE voids IS NULL)"

    /// What the station is called where it speaks for itself.
    private var name: String { "senshi-\(Link.hex(SHA256.hash(data: Data(key.publicText.utf8))).prefix(16))" }

    private func settle(_ sql: String, _ arguments: StatementArguments) throws(StoreFailure) {
        try Self.guarded(path) { try pool.write { try $0.execute(sql: sql, arguments: arguments) } }
    }
}
