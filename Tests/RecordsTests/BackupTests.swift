import Foundation
import Records
import Synchronization
import TestSupport
import Testing

@Suite("backups, and what comes of them") struct BackupTests {
    private let station: Station

    init() throws { station = try Station() }

    /// A result with its recording.
    private static func add(_ trainee: String, to store: Store, bytes: Int = 6) throws -> Attempt {
        let source = "\(store.folder)/\(UUID().uuidString).session"
        try Data(repeating: 7, count: bytes).write(to: URL(fileURLWithPath: source))
        var attempt = Station.attempt(trainee)
        try store.keep(recording: source, of: &attempt)
        try FileManager.default.removeItem(atPath: source)
        try store.add(attempt, at: Station.now)
        return attempt
    }

    /// Every file below a folder with its bytes.
    private static func contents(_ folder: String) throws -> [String: Data] {
        var all: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            all[name] = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
        }
        return all
    }

    @Test("a backup restored elsewhere is the same, signatures too")
    func backup() throws {
        let store = try station.filled(), copy = try Station(), other = try Station()
        try store.backup(to: copy.folder)
        let restored = try Store.restore(copy.folder, to: other.folder)
        #expect(try restored.attempts() == store.attempts())
        #expect(try restored.head() == store.head())
        #expect(try restored.violations().isEmpty)
        #expect(throws: StoreFailure(.exists, copy.folder)) { try store.backup(to: copy.folder) }
    }

    @Test("a backup has the scenarios that teachers saved, with their former versions, and brings them back")
    func scenarios() throws {
        let store = try station.filled(1), copy = try Station(), other = try Station()
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
        let one = try station.filled(), two = try Station(), other = try two.store()
        try other.add(Station.attempt("taro-1"), at: Station.now)
        #expect(try one.merge(other, at: Station.now) == Store.Merging(new: 1))
        #expect(try one.merge(other, at: Station.now) == Store.Merging())
        #expect(try other.merge(one, at: Station.now) == Store.Merging(new: 5))
        #expect(try Set(one.attempts().map(\.id)) == Set(other.attempts().map(\.id)))
        #expect(try one.violations().isEmpty && other.violations().isEmpty)
    }

    @Test("a result that comes while a backup is made is in it with its recording, or not at all")
    func meanwhile() throws {
        let store = try station.store(), copy = try Station()
        _ = try Self.add("hanako-3", to: store)
        // So many files that whatever is copied after them comes late.
        try FileManager.default.createDirectory(
            atPath: "\(store.folder)/scenarios", withIntermediateDirectories: true)
        for index in 0..<1500 {
            try "id: a\n".write(toFile: "\(store.folder)/scenarios/\(index).yaml", atomically: false, encoding: .utf8)
        }
        let target = copy.folder
        // A thread of its own: a task would wait for other tests to leave it one.
        let added = Mutex<Result<Bool, any Error>?>(nil), isDone = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            while !FileManager.default.fileExists(atPath: "\(target).part/scenarios/9.yaml"),
                !FileManager.default.fileExists(atPath: target)
            { usleep(100) }
            let isMeanwhile = !FileManager.default.fileExists(atPath: target)
            added.withLock { $0 = Result { try Self.add("taro-1", to: store) }.map { _ in isMeanwhile } }
            isDone.signal()
        }
        try store.backup(to: target)
        isDone.wait()
        #expect(try added.withLock { try $0?.get() } == true, "the backup was done before the result came")
        #expect(try copy.store().violations().isEmpty)
        #expect(try station.store().attempts().count == 2)
    }

    @Test(
        "a backup is brought back, joined and verified without a byte of it changing, from a medium that can't be written"
    )
    func untouched() throws {
        let store = try station.store(), copy = try Station(), other = try Station(), third = try Station()
        _ = try Self.add("hanako-3", to: store)
        try FileManager.default.createDirectory(
            atPath: "\(store.folder)/scenarios/former", withIntermediateDirectories: true)
        try "id: a\n".write(
            toFile: "\(store.folder)/scenarios/former/a.yaml", atomically: true, encoding: .utf8)
        try store.backup(to: copy.folder)
        // As an older Senshi wrote it: it is brought up to date in the copy alone.
        try copy.tamper("DELETE FROM grdb_migrations WHERE identifier LIKE '5:%'")
        for column in ["made", "boot", "uptime"] { try copy.tamper("ALTER TABLE code DROP COLUMN \(column)") }
        let before = try Self.contents(copy.folder)
        _ = try Run("/bin/chmod", ["-R", "a-w", copy.folder])
        defer { _ = try? Run("/bin/chmod", ["-R", "u+w", copy.folder]) }
        #expect(try Store(reading: copy.folder).violations().isEmpty)
        let restored = try Store.restore(copy.folder, to: other.folder)
        #expect(try restored.attempts() == store.attempts() && restored.violations().isEmpty)
        let joined = try third.store()
        #expect(
            try joined.merge(Store(borrowing: copy.folder, in: third.folder), at: Station.now) == Store.Merging(new: 1))
        #expect(try joined.violations().isEmpty)
        #expect(try Self.contents(copy.folder) == before)
        // What came back can be written again, and is its owner's alone; nothing borrowed is left.
        for folder in [other.folder, third.folder] {
            for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
                let facts = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
                let rights = try #require(facts[.posixPermissions] as? Int)
                #expect(rights & 0o277 == 0o200, "\(name) has \(String(rights, radix: 8))")
                #expect(!name.hasPrefix("borrowed"))
            }
        }
    }

    @Test("a backup without its key is told, and gets none")
    func keyless() throws {
        let store = try station.filled(2), copy = try Station(), other = try Station()
        try store.backup(to: copy.folder)
        let key = "\(copy.folder)/station.key"
        try FileManager.default.removeItem(atPath: key)
        #expect(throws: StoreFailure(.keyGone, key)) { try Store.restore(copy.folder, to: other.folder) }
        #expect(throws: StoreFailure(.keyGone, key)) { try Store(borrowing: copy.folder, in: station.folder) }
        #expect(!FileManager.default.fileExists(atPath: key) && !FileManager.default.fileExists(atPath: other.folder))
    }

    @Test(
        "a backup made by hand plants no file and names none to be deleted",
        arguments: ["../station.key", "../planted.txt", "/etc/hostname", "x.mcap"])
    func planted(name: String) throws {
        let store = try station.filled(1), hand = try Station(), forged = try hand.store()
        var attempt = Station.attempt("taro-1")
        attempt.recording = name
        attempt.recordingHash = String(repeating: "0", count: 64)
        try "mine".write(toFile: "\(hand.folder)/planted.txt", atomically: true, encoding: .utf8)
        // Signed by its own key, as the backup of any station is.
        try forged.add(attempt, at: Station.now)
        let before = try Self.contents(station.folder)
        let other = try Store(borrowing: hand.folder, in: station.folder)
        #expect(try other.violations().map(\.kind) == [.recording])
        #expect(throws: StoreFailure.self) { try store.merge(other, at: Station.now) }
        #expect(try store.attempts().count == 1)
        let names = try FileManager.default.subpathsOfDirectory(atPath: station.folder).filter {
            !$0.hasPrefix("borrowed") && !$0.contains("sqlite")
        }
        #expect(Set(names).isSubset(of: before.keys), "\(names)")
    }

    @Test("a recording that is a link to another file is not taken in")
    func linked() throws {
        let store = try station.filled(1), hand = try Station(), forged = try hand.store()
        let attempt = try Self.add("taro-1", to: forged), path = forged.recordingPath(attempt.recording!)
        try FileManager.default.moveItem(atPath: path, toPath: "\(hand.folder)/elsewhere")
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "\(hand.folder)/elsewhere")
        #expect(throws: StoreFailure(.damaged, path)) {
            try store.merge(Store(borrowing: hand.folder, in: station.folder), at: Station.now)
        }
        #expect(try store.attempts().count == 1)
    }

    @Test("who was deleted does not come back with an older backup of this station or of another")
    func deleted() throws {
        let store = try station.filled(), copy = try Station(), other = try Station()
        try store.backup(to: copy.folder)
        #expect(try store.forget("trainee-0", at: Station.now).results == 3)
        let merging = try store.merge(Store(borrowing: copy.folder, in: station.folder), at: Station.now)
        #expect(merging == Store.Merging(new: 0, deleted: 3))
        #expect(try Set(store.attempts().map(\.trainee)) == ["trainee-1"])
        #expect(try store.violations().isEmpty)
        // What is left of them says nothing to who does not have them.
        let bytes = try #require(FileManager.default.contents(atPath: station.file))
        let gone = try Store(borrowing: copy.folder, in: station.folder).attempts(of: "trainee-0")
        for attempt in gone { #expect(bytes.range(of: Data(attempt.id.uuidString.utf8)) == nil) }
        // Another station, which deleted nobody, takes them in.
        let elsewhere = try other.store()
        #expect(
            try elsewhere.merge(Store(borrowing: copy.folder, in: other.folder), at: Station.now)
                == Store.Merging(new: 5))
    }

    @Test("a result whose recording grew old is joined without it, and the chain holds")
    func old() throws {
        let store = try station.store(), copy = try Station(), other = try Station()
        let attempt = try Self.add("hanako-3", to: store), later = Date() + 86_400
        #expect(try store.expire(results: nil, recordings: later, at: later).recordings == 1)
        try store.backup(to: copy.folder)
        let joined = try other.store()
        #expect(
            try joined.merge(Store(borrowing: copy.folder, in: other.folder), at: Station.now) == Store.Merging(new: 1))
        #expect(try joined.attempts() == [attempt] && joined.violations().isEmpty)
    }
}
