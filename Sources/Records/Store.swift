import FoundationEssentials
import GRDB
import Glibc

/// The finished attempts of a station: an SQLite file that only its owner may read, each attempt committed to in a signed
/// chain. Not for the servo thread.
///
/// An attempt is in the store whole or not at all, however the program ends.
public struct Store: Sendable {
    /// The folder that holds `results.sqlite`, `station.key` and `recordings/`.
    public let folder: String
    public let key: StationKey
    let pool: DatabasePool
    /// Where its recordings are: beside it, or where it was borrowed.
    let recordings: String
    private let loan: Loan?

    var path: String { Self.file(in: folder) }
    static func file(in folder: String) -> String { "\(folder)/results.sqlite" }

    /// Opens the store of a folder, and makes what is missing.
    public init(in folder: String) throws(StoreFailure) {
        try self.init(in: folder, recordings: "\(folder)/recordings", loan: nil)
    }

    /// - Parameter loan: what is given back with the last use of this store.
    init(in folder: String, recordings: String, loan: Loan?) throws(StoreFailure) {
        self.folder = folder
        self.recordings = recordings
        self.loan = loan
        let path = Self.file(in: folder)
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw StoreFailure(errno == 0 ? EACCES : errno, folder) }
        // The journal's files get the rights of the database's. One that is there is not opened here: closing any descriptor
        // of a database takes away the locks that this process has of it, and another process then takes its journal away.
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            close(descriptor)
        } else if unsafe (errno != EEXIST || access(path, R_OK | W_OK) != 0) {
            throw StoreFailure(errno, path)
        }
        let (opened, isEmpty): (DatabasePool, Bool) = try Self.guarded(path) {
            let pool = try DatabasePool(path: path, configuration: Self.configuration)
            // A finished result outlives a power cut. Only now: the pool itself chooses NORMAL once it keeps a journal, and by
            // that a cut takes back what was committed last.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            let migrator = Self.migrator
            if try pool.read({ try migrator.hasBeenSuperseded($0) }) { throw StoreFailure(.newer, path) }
            try migrator.migrate(pool)
            return (pool, try pool.read { try Self.links($0, "LIMIT 1").isEmpty })
        }
        pool = opened
        key = try StationKey(in: folder, mayBeNew: isEmpty)
    }

    /// Whether there is one in a folder.
    public static func isThere(in folder: String) -> Bool { FileManager.default.fileExists(atPath: file(in: folder)) }

    /// Opens a store that must be there already.
    public init(existing folder: String) throws(StoreFailure) {
        guard Self.isThere(in: folder) else {
            throw StoreFailure(.missing, Self.file(in: folder))
        }
        try self.init(in: folder)
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            // A deleted result leaves no bytes behind.
            try database.execute(sql: "PRAGMA secure_delete = ON")
        }
        return configuration
    }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: attempts and their chain") { database in
            try database.create(table: "link") { table in
                table.primaryKey("sequence", .integer)
                table.column("kind", .text).notNull()
                table.column("at", .text).notNull()
                table.column("commitment", .text).notNull()
                table.column("previous", .text).notNull()
                table.column("signature", .text).notNull()
            }
            try database.create(table: "attempt") { table in
                table.primaryKey("id", .text)
                table.column("sequence", .integer).notNull().unique().references("link")
                table.column("trainee", .text).notNull().indexed()
                table.column("began", .text).notNull()
                table.column("body", .text).notNull()
                table.column("salt", .blob).notNull()
            }
            try database.create(table: "tombstone") { table in
                table.primaryKey("sequence", .integer).references("link")
                table.column("body", .text).notNull()
                table.column("salt", .blob).notNull()
            }
        }
        migrator.registerMigration("2: accounts, codes, audit") { database in
            try database.create(table: "account") { table in
                table.primaryKey("name", .text)
                table.column("role", .text).notNull()
                table.column("secret", .text).notNull()
            }
            try database.create(table: "code") { table in
                table.primaryKey("hash", .text)
                table.column("role", .text).notNull()
                table.column("until", .double).notNull()
            }
            try database.create(table: "audit") { table in
                table.primaryKey("sequence", .integer).references("link")
                table.column("who", .text).notNull().indexed()
                table.column("about", .text).indexed()
                table.column("body", .text).notNull()
                table.column("salt", .blob).notNull()
            }
        }
        migrator.registerMigration("3: what a learning record store is told") { database in
            try database.create(table: "statement") { table in
                table.autoIncrementedPrimaryKey("number")
                table.column("id", .text).notNull().unique()
                table.column("attempt", .text).notNull().indexed()
                // The statement that this one takes back.
                table.column("voids", .text)
                table.column("body", .text).notNull()
                table.column("tries", .integer).notNull().defaults(to: 0)
                table.column("settled", .text)
                // What the other side says is wrong with it.
                table.column("answer", .text)
            }
        }
        migrator.registerMigration("4: classes") { database in
            try database.create(table: "roster") { table in
                table.primaryKey("name", .text)
                table.column("scenario", .text).notNull()
                // As text: a seed has 64 bits, SQLite's numbers one less.
                table.column("cohort", .text).notNull()
            }
            try database.create(table: "seat") { table in
                table.column("roster", .text).notNull().references("roster", onDelete: .cascade)
                table.column("position", .integer).notNull()
                table.column("trainee", .text).notNull()
                table.primaryKey(["roster", "position"])
            }
        }
        migrator.registerMigration("5: codes by a clock that nobody sets") { database in
            try database.alter(table: "code") { table in
                table.add(column: "made", .double).notNull().defaults(to: 0)
                table.add(column: "boot", .text).notNull().defaults(to: "")
                table.add(column: "uptime", .double).notNull().defaults(to: 0)
            }
        }
        migrator.registerMigration("6: codes for one trainee") { database in
            try database.alter(table: "code") { table in table.add(column: "trainee", .text) }
        }
        return migrator
    }

    /// Says a database's trouble as ours.
    static func guarded<Value>(_ path: String, _ body: () throws -> Value) throws(StoreFailure) -> Value {
        do { return try body() } catch let failure as StoreFailure { throw failure } catch let error as DatabaseError {
            let cause: StoreFailure.Cause =
                switch error.resultCode {
                case .SQLITE_FULL: .full
                case .SQLITE_READONLY: .readOnly
                // One that turned read-only while it was open: to be asked for its rights is not enough for it to say so.
                case .SQLITE_IOERR where unsafe chmod(path, 0o600) != 0 && errno == EROFS: .readOnly
                case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
                case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
                case .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: .notPermitted
                default: .other(error.message ?? "\(error.resultCode)")
                }
            throw StoreFailure(cause, path)
        } catch { throw StoreFailure(.other("\(error)"), path) }
    }
}
