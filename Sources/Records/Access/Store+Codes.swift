import GRDB

extension Store {
    /// Lets a code sign somebody in once.
    /// - Parameters:
    ///   - role: what whoever uses it may do.
    ///   - trainee: whose it is; nil for whoever has no result here yet.
    ///   - seconds: how long it may be used.
    public func put(
        _ code: StationCode, for role: StationRole, trainee: String? = nil, lasting seconds: Double,
        from now: StationClock = .now
    ) throws(StoreFailure) {
        try Self.guarded(path) {
            try pool.write { database in
                try database.execute(
                    sql:
                        "INSERT INTO code (hash, role, trainee, made, until, boot, uptime) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        code.hash, role.rawValue, trainee, now.date, now.date + seconds, now.boot, now.uptime + seconds,
                    ])
            }
        }
    }

    /// Uses a code up: whoever comes second, comes late or has another gets nil, and so does who gives the name of somebody
    /// else: a code that was made for nobody opens only a name that has no results.
    ///
    /// Its time is counted by the kernel's clock: where somebody sets the date, no code dies early and none lives longer.
    /// After the machine was started anew the date is all there is; a date from before the code was made is not believed.
    public func use(
        _ code: StationCode, as name: String, at now: StationClock = .now
    ) throws(StoreFailure) -> StationRole? {
        try Self.guarded(path) {
            try pool.write { database in
                try database.execute(
                    sql: """
                        DELETE FROM code WHERE CASE boot WHEN ? THEN uptime <= ? ELSE until <= ? END
                        """, arguments: [now.boot, now.uptime, now.date])
                let role = try String.fetchOne(
                    database,
                    sql: """
                        DELETE FROM code WHERE hash = ? AND (boot = ? OR made <= ?) AND CASE WHEN trainee IS NULL
                            THEN NOT EXISTS (SELECT 1 FROM attempt WHERE attempt.trainee = ?) ELSE trainee = ? END
                        RETURNING role
                        """, arguments: [code.hash, now.boot, now.date, name, name])
                return role.flatMap(StationRole.init)
            }
        }
    }
}
