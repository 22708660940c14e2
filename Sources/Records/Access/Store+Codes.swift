import GRDB

extension Store {
    /// Lets a code sign somebody in once.
    /// - Parameters:
    ///   - role: what whoever uses it may do.
    ///   - until: seconds since 1970.
    public func put(_ code: StationCode, for role: StationRole, until: Double) throws(StoreFailure) {
        try Self.guarded(path) {
            try pool.write { database in
                try database.execute(
                    sql: "INSERT INTO code (hash, role, until) VALUES (?, ?, ?)",
                    arguments: [code.hash, role.rawValue, until])
            }
        }
    }

    /// Uses a code up: whoever comes second, comes late or has another gets nil.
    /// - Parameter now: seconds since 1970.
    public func use(_ code: StationCode, at now: Double) throws(StoreFailure) -> StationRole? {
        try Self.guarded(path) {
            try pool.write { database in
                try database.execute(sql: "DELETE FROM code WHERE until < ?", arguments: [now])
                let role = try String.fetchOne(
                    database, sql: "DELETE FROM code WHERE hash = ? RETURNING role", arguments: [code.hash])
                return role.flatMap(StationRole.init)
            }
        }
    }
}
