import FoundationEssentials
import GRDB

/// What a tombstone knows of the attempts that are gone: enough to know one again, and not which they were.
struct Grave: Sendable {
    private let salt: Data
    private let marks: Set<String>

    fileprivate init(_ body: String, salt: Data) {
        self.salt = salt
        marks = Set(body.split(separator: ",").filter { $0.first == "x" }.map { String($0.dropFirst()) })
    }

    /// What stands for an attempt in a tombstone's text.
    static func mark(_ attempt: String, salt: Data) -> String { "x\(Link.commitment(to: attempt, salt: salt))" }

    /// Whether an attempt is one of them.
    func holds(_ attempt: UUID) -> Bool {
        !marks.isEmpty && marks.contains(Link.commitment(to: attempt.uuidString, salt: salt))
    }
}

extension Store {
    /// All tombstones.
    func graves() throws(StoreFailure) -> [Grave] {
        try Self.guarded(path) {
            try pool.read { database in
                try Row.fetchAll(database, sql: "SELECT body, salt FROM tombstone").map {
                    Grave($0["body"], salt: $0["salt"])
                }
            }
        }
    }
}
