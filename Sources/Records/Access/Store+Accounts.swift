import GRDB

extension Store {
    /// Keeps an account; one of the same name gets the new role and passphrase.
    public func put(_ account: Account) throws(StoreFailure) {
        try Self.guarded(path) {
            try pool.write { database in
                try database.execute(
                    sql: "INSERT INTO account (name, role, secret) VALUES (?, ?, ?) "
                        + "ON CONFLICT (name) DO UPDATE SET role = excluded.role, secret = excluded.secret",
                    arguments: [account.name, account.role.rawValue, account.secret])
            }
        }
    }

    /// The account of a name; nil where there is none.
    public func account(_ name: String) throws(StoreFailure) -> Account? {
        try Self.guarded(path) {
            try pool.read { try Self.accounts($0, "WHERE name = ?", [name]).first }
        }
    }

    /// All of them, by name.
    public func accounts() throws(StoreFailure) -> [Account] {
        try Self.guarded(path) { try pool.read { try Self.accounts($0, "ORDER BY name") } }
    }

    private static func accounts(
        _ database: Database, _ which: String, _ arguments: StatementArguments = []
    ) throws -> [Account] {
        let statement = try database.cachedStatement(sql: "SELECT name, role, secret FROM account \(which)")
        return try Row.fetchAll(statement, arguments: arguments).compactMap { row in
            StationRole(rawValue: row["role"]).map { Account(name: row["name"], role: $0, secret: row["secret"]) }
        }
    }

    /// Takes an account away. False where there is none.
    @discardableResult
    public func removeAccount(_ name: String) throws(StoreFailure) -> Bool {
        try Self.guarded(path) {
            try pool.write { database in
                try database.execute(sql: "DELETE FROM account WHERE name = ?", arguments: [name])
                return database.changesCount > 0
            }
        }
    }
}
