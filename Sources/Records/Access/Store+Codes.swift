import GRDB

extension Store {
    /// Lets a code sign somebody in once.
    /// - Parameters:
    ///   - role: what whoever uses it may do.
    ///   - seconds: how long it may be used.
    public func put(
        _ code: StationCode, for role: StationRole, lasting seconds: Double, from now: StationClock = .now
    ) throws(StoreFailure) {
        try Self.guarded(path) {
            try pool.write { database in
                try database.execute(
                    sql: "INSERT INTO code (hash, role, made, until, boot, uptime) VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [
                        code.hash, role.rawValue, now.date, now.date + seconds, now.boot, now.uptime + seconds,
                    ])
            }
        }
    }

    /// Uses a code up: whoever comes second, comes late or has another gets nil.
    ///
    /// Its time is counted by the kernel's clock: where somebody sets the date, no code dies early and none lives longer.
    /// After the machine was started anew the date is all there is; a date from before the code was made is not believed.
    public func use(_ code: StationCode, at now: StationClock = .now) throws(StoreFailure) -> StationRole? {
        try Self.guarded(path) {
            try pool.write { database in
                try database.execute(
                    sql: """
                        DELETE FROM code WHERE CASE boot WHEN ? THEN uptime <= ? ELSE until <= ? END
                        """, arguments: [now.boot, now.uptime, now.date])
                let role = try String.fetchOne(
                    database,
                    sql: "DELETE FROM code WHERE hash = ? AND (boot = ? OR made <= ?) RETURNING role",
                    arguments: [code.hash, now.boot, now.date])
                return role.flatMap(StationRole.init)
            }
        }
    }
}
