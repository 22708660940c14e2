import FoundationEssentials
import GRDB

/// A text that a link commits to, with the columns beside it that say in short what it says.
struct Text: Sendable {
    let sequence: Int64
    /// Of the table in which it stands.
    let kind: Link.Kind
    let body: String
    let salt: Data
    /// The columns say what the text says.
    let hasItsColumns: Bool

    /// All of a store's.
    static func all(_ database: Database) throws -> [Text] {
        try Row.fetchAll(database, sql: "SELECT sequence, body, salt, id, trainee, began FROM attempt").map { row in
            let said = try? JSONDecoder().decode(AttemptColumns.self, from: Data((row["body"] as String).utf8))
            return Text(
                row, .attempt,
                said?.id.uuidString == row["id"] && said?.trainee == row["trainee"] && said?.began == row["began"])
        }
            + Row.fetchAll(database, sql: "SELECT sequence, body, salt, who, about FROM audit").map { row in
                let said = try? JSONDecoder().decode(AuditEntry.self, from: Data((row["body"] as String).utf8))
                return Text(row, .audit, said != nil && said?.who == row["who"] && said?.about == row["about"])
            }
            + Row.fetchAll(database, sql: "SELECT sequence, body, salt FROM tombstone").map {
                Text($0, .tombstone, true)
            }
    }

    private struct AttemptColumns: Decodable {
        let id: UUID
        let trainee, began: String
    }

    private init(_ row: Row, _ kind: Link.Kind, _ hasItsColumns: Bool) {
        (sequence, body, salt) = (row["sequence"], row["body"], row["salt"])
        self.kind = kind
        self.hasItsColumns = hasItsColumns
    }
}
