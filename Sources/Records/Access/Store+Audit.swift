import FoundationEssentials
import GRDB

extension Store {
    /// Writes an entry into the audit log: a link of the same chain as the results.
    public func audit(_ entry: AuditEntry) throws(StoreFailure) {
        try Self.guarded(path) {
            try pool.write { database in
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                let text = String(decoding: try encoder.encode(entry), as: UTF8.self), salt = Self.salt()
                let link = try append(.audit, Link.commitment(to: text, salt: salt), at: entry.at, database)
                try database.execute(
                    sql: "INSERT INTO audit (sequence, who, about, body, salt) VALUES (?, ?, ?, ?, ?)",
                    arguments: [link.sequence, entry.who, entry.about, text, salt])
            }
        }
    }

    /// All entries, the oldest first.
    static func entries(_ database: Database) throws -> [AuditEntry] {
        try String.fetchAll(database, sql: "SELECT body FROM audit ORDER BY sequence").compactMap {
            try? JSONDecoder().decode(AuditEntry.self, from: Data($0.utf8))
        }
    }

    /// The newest entries, the newest first.
    public func auditLog(limit: Int) throws(StoreFailure) -> [AuditEntry] {
        try Self.guarded(path) {
            try pool.read { database in
                try String.fetchAll(
                    database, sql: "SELECT body FROM audit ORDER BY sequence DESC LIMIT ?", arguments: [limit]
                ).compactMap { try? JSONDecoder().decode(AuditEntry.self, from: Data($0.utf8)) }
            }
        }
    }
}
