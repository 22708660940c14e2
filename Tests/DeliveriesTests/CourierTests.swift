import Authoring
import Deliveries
import Foundation
import Records
import TestSupport
import Testing

@Suite(
    "a learning record store is told each result once", .enabled(if: PythonTools.arePrepared, "\(PythonTools.howTo)"))
struct CourierTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "outbox-\(UUID().uuidString)").path
    private static let now = "2026-11-24T09:00:00Z"
    private static let terms = StatementTerms(school: "https://school.example/training")

    private func store(_ name: String = "a") throws -> Store { try Store(in: "\(folder)/\(name)") }

    private func courier(
        _ store: Store, _ peer: LearningRecordStorePeer, _ terms: StatementTerms = terms
    ) throws -> Courier {
        let target = try LearningRecordStore(
            endpoint: peer.endpoint, credentials: Credentials(file: peer.credentials), version: terms.version)
        return try Courier(from: store, to: target, terms: terms) { Self.now }
    }

    private func fill(_ store: Store, _ count: Int, trainee: String = "hanako-3", void: Bool = false) throws {
        for index in 0..<count {
            var attempt = Attempt(
                trainee: trainee, scenario: "deltoid", version: "1.0.0",
                title: LocalizedText(ja: "三角筋", en: "Deltoid"), mode: "test", began: Self.now,
                verdict: index % 3 == 0 ? .failed : .passed, earned: 61.25 + Double(index), available: 100,
                metrics: ["elapsed-time": 9.004], digest: "0f", program: "0.1.0", device: "virtual-needle")
            if void { attempt.verdict = .void }
            try store.add(attempt, at: Self.now)
        }
    }

    @Test(
        "through outages, lost answers and calls to wait, in both versions of xAPI",
        arguments: StatementTerms.Version.allCases)
    func outages(version: StatementTerms.Version) async throws {
        let peer = try LearningRecordStorePeer(faults: [
            "away", "lost", "fine", "lost", "slow", "away", "fine", "locked", "fine", "lost", "away",
        ])
        let store = try store()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try fill(store, 12)
        try fill(store, 2, void: true)
        let courier = try courier(store, peer, StatementTerms(version: version, school: Self.terms.school))
        #expect(try store.outboxCounts().waiting == 12)
        var rounds: [Courier.Round] = []
        repeat { rounds.append(try await courier.round()) } while rounds.last?.trouble != nil && rounds.count < 20
        #expect(rounds.contains { $0.after == 1 } && rounds.contains(where: \.isShut))
        #expect(rounds.last?.counts == Store.OutboxCounts(waiting: 0, delivered: 12, refused: 0))
        let book = try peer.book()
        #expect(book.complaints == [])
        #expect(book.kept.count == 12 && book.requests > 12)
        let link = try #require(try store.head())
        // The last link is of a void attempt, which is told nobody.
        #expect(!book.kept.values.contains { $0.contains(link) })
        #expect(book.kept.values.allSatisfy { $0.contains("\"PT9.00S\"") && $0.contains("\"hanako-3\"") })
        // Nothing is sent twice once it is told.
        _ = try await courier.round()
        #expect(try peer.book().requests == book.requests)
    }

    @Test("two stations that have the same result tell it once")
    func merged() async throws {
        let peer = try LearningRecordStorePeer(), one = try store("a"), other = try store("b")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try fill(other, 1, trainee: "taro-1")
        try fill(one, 3)
        #expect(try other.merge(one, at: Self.now).new == 3)
        #expect(try await courier(one, peer).round().counts.delivered == 3)
        #expect(try await courier(other, peer).round().counts.delivered == 4)
        #expect(try peer.book().kept.count == 4)
    }

    @Test("a result that is called wrong does not hold up the others, and waits again when asked")
    func refused() async throws {
        let peer = try LearningRecordStorePeer(faults: ["wrong"]), store = try store()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try fill(store, 3)
        let courier = try courier(store, peer)
        #expect(
            try await courier.round().counts == Store.OutboxCounts(waiting: 0, delivered: 2, refused: 1))
        #expect(try store.retryRefused() == 1)
        #expect(
            try await courier.round().counts == Store.OutboxCounts(waiting: 0, delivered: 3, refused: 0))
    }

    @Test("of a deleted trainee, what may have been told is taken back, and the rest is never told")
    func forgotten() async throws {
        let peer = try LearningRecordStorePeer(faults: ["fine", "lost"]), store = try store()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try fill(store, 4)
        let courier = try courier(store, peer)
        #expect(try await courier.round().counts.delivered == 1)
        #expect(try store.forget("hanako-3", at: Self.now).results == 4)
        #expect(try await courier.round().trouble == nil)
        let book = try peer.book()
        #expect(book.complaints == [])
        let told = book.kept.filter { !$0.value.contains("voided") },
            takenBack = book.kept.values.filter {
                $0.contains("voided")
            }
        #expect(told.count == 2 && takenBack.count == 2)
        #expect(told.keys.allSatisfy { id in takenBack.contains { $0.contains("\"id\":\"\(id)\"") } })
        #expect(takenBack.allSatisfy { !$0.contains("hanako-3") })
        #expect(try store.violations().isEmpty)
    }

    @Test("what could give results away, or can't be what is meant, is refused in one sentence")
    func settings() throws {
        let peer = try LearningRecordStorePeer()
        func cause(_ endpoint: String, _ file: String, _ school: String = "https://school.example") throws -> String {
            do {
                let target = try LearningRecordStore(
                    endpoint: endpoint, credentials: Credentials(file: file), version: .one)
                _ = try Courier(from: try store(), to: target, terms: StatementTerms(school: school)) { Self.now }
                return "none"
            } catch let failure as DeliveryFailure { return "\(failure.cause)" }
        }
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let open = peer.folder.appending(path: "open").path, odd = peer.folder.appending(path: "odd").path
        try Data("a:b".utf8).write(to: URL(fileURLWithPath: open))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: open)
        try Data("no pair".utf8).write(to: URL(fileURLWithPath: odd))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: odd)
        #expect(try cause("http://lrs.example/xapi", peer.credentials).hasPrefix("plain"))
        #expect(try cause("ftp://lrs.example", peer.credentials).hasPrefix("badAddress"))
        #expect(try cause("https://user:word@lrs.example", peer.credentials).hasPrefix("badAddress"))
        #expect(try cause(peer.endpoint, open).hasPrefix("openCredentials"))
        #expect(try cause(peer.endpoint, odd).hasPrefix("badCredentials"))
        #expect(try cause(peer.endpoint, "\(odd).none").hasPrefix("noCredentials"))
        #expect(try cause(peer.endpoint, peer.credentials, "school").hasPrefix("badSchool"))
        #expect(try cause(peer.endpoint, peer.credentials) == "none")
    }
}
