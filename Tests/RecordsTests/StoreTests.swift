import Authoring
import Foundation
import Records
import Testing

@Suite("the store keeps what happened, and says when it was touched") struct StoreTests {
    private let station: Station

    init() throws { station = try Station() }

    @Test("an attempt comes back as it was, also after the store is opened anew")
    func kept() throws {
        let attempt = Station.attempt(percent: 83.25)
        #expect(try station.store().add(attempt, at: Station.now))
        #expect(try station.store().attempts() == [attempt])
        #expect(try station.store().violations().isEmpty)
    }

    @Test("the same attempt twice is kept once")
    func twice() throws {
        let store = try station.store(), attempt = Station.attempt()
        #expect(try store.add(attempt, at: Station.now))
        #expect(try !store.add(attempt, at: Station.now))
        #expect(try store.attempts().count == 1)
    }

    @Test("nobody but the owner may read results and key")
    func rights() throws {
        _ = try station.filled()
        for name in try FileManager.default.contentsOfDirectory(atPath: station.folder) {
            let facts = try FileManager.default.attributesOfItem(atPath: "\(station.folder)/\(name)")
            let rights = try #require(facts[.posixPermissions] as? Int)
            #expect(rights & 0o077 == 0, "\(name) has \(String(rights, radix: 8))")
        }
    }

    @Test(
        "whatever is changed by hand is found",
        arguments: [
            (
                "UPDATE attempt SET body = replace(body, '\"earned\":50', '\"earned\":99') WHERE sequence = 1",
                "changed", 1
            ),
            ("DELETE FROM attempt WHERE sequence = 3", "missing", 3),
            ("DELETE FROM attempt WHERE sequence = 2; DELETE FROM link WHERE sequence = 2", "broken", 3),
            ("UPDATE link SET commitment = replace(commitment, 'a', 'b') WHERE sequence = 4", "unsigned", 4),
            ("UPDATE link SET at = '2020-01-01T00:00:00Z' WHERE sequence = 2", "unsigned", 2),
            (
                "INSERT INTO attempt SELECT 'x', 77, trainee, began, body, salt FROM attempt WHERE sequence = 1",
                "foreign",
                77
            ),
            ("INSERT INTO tombstone SELECT 78, '1', salt FROM attempt WHERE sequence = 1", "foreign", 78),
            ("UPDATE attempt SET trainee = 'another' WHERE sequence = 2", "changed", 2),
            ("UPDATE attempt SET began = '2020-01-01T00:00:00Z' WHERE sequence = 2", "changed", 2),
            ("UPDATE attempt SET id = '00000000-0000-4000-8000-000000000000' WHERE sequence = 2", "changed", 2),
            ("UPDATE audit SET who = 'another'", "changed", 6),
            ("UPDATE audit SET about = NULL", "changed", 6),
            (
                "INSERT INTO audit SELECT 3, trainee, NULL, body, salt FROM attempt WHERE sequence = 3; "
                    + "DELETE FROM attempt WHERE sequence = 3", "changed", 3
            ),
            ("INSERT INTO audit SELECT 3, trainee, NULL, body, salt FROM attempt WHERE sequence = 3", "foreign", 3),
            ("UPDATE statement SET body = replace(body, '\"raw\":50', '\"raw\":99')", "statement", 1),
            ("INSERT INTO statement (id, attempt, body) VALUES ('x', 'y', '{}')", "statement", nil),
            (
                "INSERT INTO statement (id, attempt, voids, body) SELECT 'x', id, 'y', '' FROM attempt WHERE sequence = 2",
                "statement", 2
            ),
            ("UPDATE account SET role = 'admin'", "account", nil),
            ("INSERT INTO account VALUES ('nobody-1', 'admin', '')", "account", nil),
        ])
    func tampered(sql: String, kind: String, sequence: Int64?) throws {
        let store = try station.filled()
        // Its entry, its role, and a statement that waits.
        try store.audit(
            AuditEntry(
                at: Station.now, who: "user-1", role: "machine", what: AuditEntry.account, about: "sensei-1",
                detail: "instructor"))
        try store.put(Account(name: "sensei-1", role: .instructor, secret: ""))
        _ = try store.outbox(StatementTerms(school: "https://school.example"), limit: 1, at: Station.now)
        #expect(try store.violations().isEmpty)
        for statement in sql.split(separator: ";") { try station.tamper(String(statement)) }
        let found = try station.store().violations()
        #expect(found.contains { $0.kind.rawValue == kind && $0.sequence == sequence }, "\(found.map(\.sentence.en))")
    }

    @Test("an end that was cut off is found by a head that was written down")
    func cutOff() throws {
        let head = try #require(try station.filled().head())
        try station.tamper("DELETE FROM attempt WHERE sequence = 5")
        try station.tamper("DELETE FROM link WHERE sequence = 5")
        let store = try station.store()
        #expect(try store.violations().isEmpty)
        #expect(try store.violations(head: head).map(\.kind) == [.head])
    }

    @Test("a deleted person leaves a signed tombstone, and no byte of theirs in any file")
    func forgotten() throws {
        let store = try station.filled()
        let recording = station.folder + "/session.mcap"
        try Data("the hand of trainee-unique-name".utf8).write(to: URL(fileURLWithPath: recording))
        var own = Station.attempt("trainee-unique-name")
        try store.keep(recording: recording, of: &own)
        try FileManager.default.removeItem(atPath: recording)
        try store.add(own, at: Station.now)
        #expect(try store.violations().isEmpty)
        let deletion = try store.forget("trainee-unique-name", at: Station.now)
        #expect(deletion.results == 1 && deletion.isKnown && deletion.left.isEmpty)
        #expect(try store.violations().isEmpty)
        #expect(try store.attempts().count == 5)
        let files = try #require(FileManager.default.enumerator(atPath: station.folder))
        for case let name as String in files {
            guard let bytes = FileManager.default.contents(atPath: "\(station.folder)/\(name)") else { continue }
            #expect(bytes.range(of: Data("trainee-unique-name".utf8)) == nil, "\(name)")
        }
        #expect(try store.forget("trainee-unique-name", at: Station.now) == Store.Deletion())
    }

    @Test("opening a store a second time takes no lock away from the first")
    func locks() throws {
        let first = try station.store()
        try first.add(Station.attempt(), at: Station.now)
        // Locks of this process on the database itself, as the kernel lists them.
        func held() throws -> Int {
            var facts = stat()
            try #require(unsafe stat("\(station.folder)/results.sqlite", &facts) == 0)
            let lines = try String(contentsOfFile: "/proc/locks", encoding: .utf8).split(separator: "\n")
            return lines.filter { $0.contains(":\(facts.st_ino) ") && $0.contains(" \(getpid()) ") }.count
        }
        #expect(try held() > 0)
        let second = try station.store()
        #expect(try held() > 0)
        #expect(try second.attempts() == first.attempts())
    }

    @Test("a recording that was changed or lost is found")
    func recording() throws {
        let store = try station.store()
        try FileManager.default.createDirectory(atPath: station.folder, withIntermediateDirectories: true)
        let file = station.folder + "/session.mcap"
        try Data("frames".utf8).write(to: URL(fileURLWithPath: file))
        var attempt = Station.attempt()
        try store.keep(recording: file, of: &attempt)
        try store.add(attempt, at: Station.now)
        #expect(try store.violations().isEmpty)
        try Data("framez".utf8).write(to: URL(fileURLWithPath: store.recordingPath(attempt.recording!)))
        #expect(try store.violations().map(\.kind) == [.recording])
    }

    @Test("a file that is no store, and one of a newer Senshi, are told apart in a sentence")
    func notOurs() throws {
        try FileManager.default.createDirectory(atPath: station.folder, withIntermediateDirectories: true)
        try Data(repeating: 7, count: 4096).write(to: URL(fileURLWithPath: station.file))
        #expect(throws: StoreFailure(.damaged, station.file)) { try station.store() }
        let newer = try Station()
        _ = try newer.store()
        try newer.tamper("INSERT INTO grdb_migrations VALUES ('99: what nobody knows yet')")
        #expect(throws: StoreFailure(.newer, newer.file)) { try newer.store() }
    }

    @Test("another key finds that nothing is its own")
    func otherKey() throws {
        _ = try station.filled(2)
        let other = try Station(), key = "\(station.folder)/station.key"
        _ = try other.store()
        try FileManager.default.removeItem(atPath: key)
        // None is made anew: that would disown what is there.
        #expect(throws: StoreFailure(.keyGone, key)) { try station.store() }
        #expect(!FileManager.default.fileExists(atPath: key))
        try FileManager.default.copyItem(atPath: "\(other.folder)/station.key", toPath: key)
        #expect(try station.store().violations().map(\.kind) == [.unsigned, .unsigned])
    }
}
