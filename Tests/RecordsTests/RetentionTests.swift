import Foundation
import Records
import Testing

@Suite("deleting by age") struct RetentionTests {
    let station: Station

    init() throws { station = try Station() }

    private static func date(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    /// Three results with recordings, of 2020, 2024 and 2026, and a report of each of two years.
    private func filled() throws -> Store {
        let store = try station.store(), source = "\(station.folder)/session.mcap"
        try Data("frames".utf8).write(to: URL(fileURLWithPath: source))
        for year in ["2020", "2024", "2026"] {
            var attempt = Station.attempt("trainee-of-\(year)", began: "\(year)-05-01T09:00:00Z")
            try store.keep(recording: source, of: &attempt)
            try store.add(attempt, at: "\(year)-05-01T09:10:00Z")
            let report = "\(station.folder)/reports/\(year)"
            try FileManager.default.createDirectory(atPath: report, withIntermediateDirectories: true)
            try #"{"trainee":"trainee-of-\#(year)"}"#.write(
                toFile: "\(report)/report.json", atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes(
                [.modificationDate: Self.date("\(year)-05-01T09:10:00Z")], ofItemAtPath: report)
        }
        try FileManager.default.removeItem(atPath: source)
        return store
    }

    private func recordings() -> Int {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(station.folder)/recordings")) ?? []).count
    }
    private func reports() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(station.folder)/reports")) ?? []).sorted()
    }

    @Test("old results and recordings go, the chain holds, and the bytes of who is gone are nowhere")
    func expires() throws {
        let store = try filled(), now = try Self.date("2026-11-24T09:00:00Z")
        let (results, silent) = (try Self.date("2022-01-01T00:00:00Z"), try Self.date("2025-01-01T00:00:00Z"))
        let seen = try store.expire(results: results, recordings: silent, isRehearsal: true, at: now)
        #expect(seen.results == 1 && seen.recordings == 1 && seen.reports == 2)
        #expect(try store.attempts().count == 3 && recordings() == 3 && reports().count == 3)
        #expect(try store.expire(results: results, recordings: silent, at: now) == seen)
        #expect(try store.attempts().map(\.trainee) == ["trainee-of-2024", "trainee-of-2026"])
        #expect(recordings() == 1 && reports() == ["2026"])
        #expect(try store.violations().isEmpty)
        #expect(try store.expire(results: results, recordings: silent, at: now).isEmpty)
        let files = try #require(FileManager.default.enumerator(atPath: station.folder))
        for case let name as String in files {
            guard let bytes = FileManager.default.contents(atPath: "\(station.folder)/\(name)") else { continue }
            #expect(bytes.range(of: Data("trainee-of-2020".utf8)) == nil, "\(name)")
        }
        // A recording that somebody else takes away is found all the same.
        let left = try #require(try store.attempts().last?.recording)
        try FileManager.default.removeItem(atPath: store.recordingPath(left))
        #expect(try store.violations().map(\.kind) == [.recording])
    }

    @Test("what the learning record store was not told of yet stays, where it is to be told")
    func untold() throws {
        let store = try filled(), now = try Self.date("2026-11-24T09:00:00Z")
        let terms = StatementTerms(school: "https://school.example")
        let parcel = try #require(try store.outbox(terms, limit: 1, at: Station.now).first)
        try store.sending(parcel.id)
        try store.delivered(parcel.id, at: Station.now)
        let expiry = try store.expire(results: now, recordings: nil, keepsUntold: true, at: now)
        #expect(expiry.results == 1)
        #expect(try store.outboxCounts().waiting == 2 && store.violations().isEmpty)
    }

    @Test("a clock that was set ten years ahead is not believed, one that goes on is")
    func believable() throws {
        let store = try station.store()
        for month in ["05", "06", "07"] {
            try store.add(Station.attempt(began: "2026-\(month)-01T09:00:00Z"), at: "2026-\(month)-01T09:00:00Z")
        }
        let soon = try Self.date("2026-07-20T09:00:00Z")
        #expect(try store.believable(soon) == soon)
        let far = try store.believable(Self.date("2036-07-20T09:00:00Z"))
        #expect(try far == Self.date("2026-08-01T09:00:00Z"))
    }

    @Test("a deleted person's reports go with the results")
    func forgotten() throws {
        let store = try filled()
        let shelf = "\(station.folder)/reports"
        // A session that was cut off, one of somebody else, and a report that came to no end.
        for name in ["cut.unfinished.mcap", "other.unfinished.mcap", "half/session.mcap"] {
            try FileManager.default.createDirectory(atPath: "\(shelf)/half", withIntermediateDirectories: true)
            try Data().write(to: URL(fileURLWithPath: "\(shelf)/\(name)"))
        }
        // Recordings of results that could not be kept.
        for name in ["stray.mcap", "other.mcap"] {
            try Data().write(to: URL(fileURLWithPath: store.recordingPath(name)))
        }
        let deletion = try store.forget("trainee-of-2024", at: Station.now) { path in
            path.contains("other") ? "trainee-of-2020" : "trainee-of-2024"
        }
        #expect(deletion.results == 1 && deletion.reports == 4 && deletion.left.isEmpty)
        #expect(recordings() == 3 && reports() == ["2020", "2026", "other.unfinished.mcap"])
        // Nobody asks for what is left of them once it is old.
        let now = Date() + 86_400
        #expect(try store.expire(results: nil, recordings: now, at: now).reports == 4)
        #expect(recordings() == 0 && reports() == [])
    }

    @Test("the reports of others stay when a person's are deleted")
    func others() throws {
        let store = try filled()
        #expect(try store.forget("trainee-of-2024", at: Station.now).results == 1)
        #expect(reports() == ["2020", "2026"])
    }

    @Test("whoever's columns were changed by hand, a person's own results are deleted, and nobody else's")
    func columns() throws {
        let store = try filled()
        try station.tamper("UPDATE attempt SET trainee = 'trainee-of-2020'")
        #expect(try store.forget("trainee-of-2024", at: Station.now).results == 1)
        #expect(try store.attempts().map(\.trainee) == ["trainee-of-2020", "trainee-of-2026"])
    }

    @Test("setting the date neither ends a code nor lets it live longer")
    func codes() throws {
        let store = try station.store()
        func clock(_ date: Double, _ uptime: Double, _ boot: String = "this") -> StationClock {
            StationClock(date: date, uptime: uptime, boot: boot)
        }
        let made = clock(1_000_000, 100)
        func use(_ now: StationClock) throws -> StationRole? {
            let code = StationCode()
            try store.put(code, for: .trainee, lasting: 3600, from: made)
            return try store.use(code, as: "a", at: now)
        }
        #expect(try use(clock(1_000_060, 160)) == .trainee)
        #expect(try use(clock(90_000_000, 160)) == .trainee)
        #expect(try use(clock(0, 160)) == .trainee)
        #expect(try use(clock(0, 3701)) == nil)
        #expect(try use(clock(1_000_060, 3701)) == nil)
        // After the machine was started anew.
        #expect(try use(clock(1_000_060, 5, "next")) == .trainee)
        #expect(try use(clock(1_003_601, 5, "next")) == nil)
        // A date from before it was made is not believed; the code is there when the clock is right again.
        let code = StationCode()
        try store.put(code, for: .trainee, lasting: 3600, from: made)
        #expect(try store.use(code, as: "a", at: clock(0, 5, "next")) == nil)
        #expect(try store.use(code, as: "a", at: clock(1_000_060, 9, "next")) == .trainee)
    }
}
