import GRDB

extension Store {
    /// Keeps a class; one of the same name is replaced.
    public func keep(_ roster: Roster) throws(StoreFailure) {
        try Self.guarded(path) {
            try pool.write { database in
                try database.execute(sql: "DELETE FROM roster WHERE name = ?", arguments: [roster.name])
                try database.execute(
                    sql: "INSERT INTO roster (name, scenario, cohort) VALUES (?, ?, ?)",
                    arguments: [roster.name, roster.scenario, String(roster.cohort)])
                for (position, trainee) in roster.trainees.enumerated() {
                    try database.execute(
                        sql: "INSERT INTO seat (roster, position, trainee) VALUES (?, ?, ?)",
                        arguments: [roster.name, position, trainee])
                }
            }
        }
    }

    /// All classes, by name.
    public func rosters() throws(StoreFailure) -> [Roster] {
        try Self.guarded(path) {
            try pool.read { database in
                try Row.fetchAll(database, sql: "SELECT * FROM roster ORDER BY name").map { row in
                    let name: String = row["name"], cohort: String = row["cohort"]
                    return Roster(
                        name: name, scenario: row["scenario"], cohort: UInt64(cohort) ?? 0,
                        trainees: try String.fetchAll(
                            database, sql: "SELECT trainee FROM seat WHERE roster = ? ORDER BY position",
                            arguments: [name]))
                }
            }
        }
    }

    /// Takes a class away; its trainees' results stay.
    /// - Returns: false where there was none.
    public func remove(roster name: String) throws(StoreFailure) -> Bool {
        try Self.guarded(path) {
            try pool.write { database in
                try database.execute(sql: "DELETE FROM roster WHERE name = ?", arguments: [name])
                return database.changesCount > 0
            }
        }
    }
}
