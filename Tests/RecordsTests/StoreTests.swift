import Authoring
import Foundation
import Records
import Testing

@Suite("the store keeps what happened, and says when it was touched") struct StoreTests {
    private let station: Station

    init() throws { station = try Station() }

    private func filled(_ count: Int = 5) throws -> Store {
        let store = try station.store()
        for index in 0..<count {
            try store.add(Station.attempt("trainee-\(index % 2)", percent: Double(50 + index)), at: Station.now)
        }
        return store
    }

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
        _ = try filled()
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
        ])
    func tampered(sql: String, kind: String, sequence: Int64) throws {
        let store = try filled()
        #expect(try store.violations().isEmpty)
        for statement in sql.split(separator: ";") { try station.tamper(String(statement)) }
        let found = try station.store().violations()
        #expect(found.contains { $0.kind.rawValue == kind && $0.sequence == sequence }, "\(found.map(\.sentence.en))")
    }

    @Test("an end that was cut off is found by a head that was written down")
    func cutOff() throws {
        let head = try #require(try filled().head())
        try station.tamper("DELETE FROM attempt WHERE sequence = 5")
        try station.tamper("DELETE FROM link WHERE sequence = 5")
        let store = try station.store()
        #expect(try store.violations().isEmpty)
        #expect(try store.violations(head: head).map(\.kind) == [.head])
    }

    @Test("a deleted person leaves a signed tombstone, and no byte of theirs in any file")
    func forgotten() throws {
        let store = try filled()
        let recording = station.folder + "/session.mcap"
        try Data("the hand of trainee-unique-name".utf8).write(to: URL(fileURLWithPath: recording))
        var own = Station.attempt("trainee-unique-name")
        try store.keep(recording: recording, of: &own)
        try FileManager.default.removeItem(atPath: recording)
        try store.add(own, at: Station.now)
        #expect(try store.violations().isEmpty)
        #expect(try store.forget("trainee-unique-name", at: Station.now) == 1)
        #expect(try store.violations().isEmpty)
        #expect(try store.attempts().count == 5)
        let files = try #require(FileManager.default.enumerator(atPath: station.folder))
        for case let name as String in files {
            guard let bytes = FileManager.default.contents(atPath: "\(station.folder)/\(name)") else { continue }
            #expect(bytes.range(of: Data("trainee-unique-name".utf8)) == nil, "\(name)")
        }
        #expect(try store.forget("trainee-unique-name", at: Station.now) == 0)
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

    @Test("a backup restored elsewhere is the same, signatures too")
    func backup() throws {
        let store = try filled(), copy = try Station(), other = try Station()
        try store.backup(to: copy.folder)
        let restored = try Store.restore(copy.folder, to: other.folder)
        #expect(try restored.attempts() == store.attempts())
        #expect(try restored.head() == store.head())
        #expect(try restored.violations().isEmpty)
        #expect(throws: StoreFailure(.exists, copy.folder)) { try store.backup(to: copy.folder) }
    }

    @Test("a backup has the scenarios that teachers saved, with their former versions, and brings them back")
    func scenarios() throws {
        let store = try filled(1), copy = try Station(), other = try Station()
        let texts = [
            "own-1.yaml": "id: own-1\n", "former/own-1.20261124.yaml": "id: old\n", "hands/own-1/a.yaml": "id: a\n",
        ]
        for (name, text) in texts {
            let file = URL(fileURLWithPath: "\(store.folder)/scenarios/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        try store.backup(to: copy.folder)
        // A service's folder is there before there is a store in it.
        try FileManager.default.createDirectory(atPath: other.folder, withIntermediateDirectories: true)
        try "mine".write(toFile: "\(other.folder)/note", atomically: true, encoding: .utf8)
        let restored = try Store.restore(copy.folder, to: other.folder)
        #expect(try restored.attempts() == store.attempts() && restored.violations().isEmpty)
        for (name, text) in texts {
            #expect(try String(contentsOfFile: "\(other.folder)/scenarios/\(name)", encoding: .utf8) == text)
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: other.folder)
        #expect(left.contains("note") && !left.contains { $0.hasSuffix(".part") }, "\(left)")
        // What is there already is never written over.
        let third = try Station()
        try FileManager.default.createDirectory(
            atPath: "\(third.folder)/scenarios", withIntermediateDirectories: true)
        #expect(throws: StoreFailure(.exists, "\(third.folder)/scenarios")) {
            try Store.restore(copy.folder, to: third.folder)
        }
        #expect(!FileManager.default.fileExists(atPath: third.file))
    }

    @Test("stations joined twice, in either order, are as joined once")
    func merged() throws {
        let one = try filled(), two = try Station(), other = try two.store()
        try other.add(Station.attempt("taro-1"), at: Station.now)
        #expect(try one.merge(other, at: Station.now) == 1)
        #expect(try one.merge(other, at: Station.now) == 0)
        #expect(try other.merge(one, at: Station.now) == 5)
        #expect(try Set(one.attempts().map(\.id)) == Set(other.attempts().map(\.id)))
        #expect(try one.violations().isEmpty && other.violations().isEmpty)
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
        _ = try filled(2)
        try FileManager.default.removeItem(atPath: station.folder + "/station.key")
        #expect(try station.store().violations().map(\.kind) == [.unsigned, .unsigned])
    }
}
