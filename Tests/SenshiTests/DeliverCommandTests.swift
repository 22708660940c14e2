import Authoring
import Foundation
import Records
import TestSupport
import Testing

@Suite(
    "senshi results deliver", .enabled(if: PythonTools.arePrepared, "\(PythonTools.howTo)"))
struct DeliverCommandTests {
    @Test("killed at any moment, again and again, it has told each result once in the end")
    func killed() throws {
        let folder = try Folder(), peer = try LearningRecordStorePeer()
        let store = try filled(folder, 400), arguments = command(folder, peer, to: peer.endpoint)
        var kills = 0
        while try store.outboxCounts().waiting > 100, kills < 30 {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Program.path)
            process.arguments = arguments + ["--keep"]
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            usleep(UInt32.random(in: 100_000...400_000))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            kills += 1
        }
        #expect(kills > 1)
        let last = try Program.run(arguments)
        #expect(last.status == 0 && last.output == "delivered: 400, waiting: 0, refused: 0\n", "\(last.complaint)")
        let book = try peer.book()
        #expect(book.kept.count == 400 && book.complaints == [])
        #expect(try store.violations().isEmpty)
    }

    @Test("a store that is away is said in a sentence, and nothing is lost")
    func away() throws {
        let folder = try Folder(), peer = try LearningRecordStorePeer()
        _ = try filled(folder, 3)
        let away = try Program.run(command(folder, peer, to: "http://127.0.0.1:1/xapi"))
        #expect(away.status == 4)
        #expect(away.output.hasPrefix("delivered: 0, waiting: 3, refused: 0\nhttp://127.0.0.1:1/xapi: "))
        #expect(away.output.contains("can't be reached") && away.output.contains("Nothing is lost"))
        let back = try Program.run(command(folder, peer, to: peer.endpoint))
        #expect(back.status == 0 && back.output == "delivered: 3, waiting: 0, refused: 0\n", "\(back.complaint)")
    }

    private func filled(_ folder: Folder, _ count: Int) throws -> Store {
        let store = try Store(in: folder.path), now = "2026-11-24T09:00:00Z"
        for index in 0..<count {
            try store.add(
                Attempt(
                    trainee: "hanako-3", scenario: "deltoid", version: "1.0.0",
                    title: LocalizedText(ja: "三角筋", en: "Deltoid"), mode: "test", began: now, verdict: .passed,
                    earned: Double(index % 100), available: 100, digest: "0f", program: "0.1.0",
                    device: "virtual-needle"), at: now)
        }
        return store
    }

    private func command(_ folder: Folder, _ peer: LearningRecordStorePeer, to endpoint: String) -> [String] {
        [
            "results", "deliver", "--to", endpoint, "--credentials", peer.credentials, "--school",
            "https://school.example", "--state", folder.path, "--language", "en",
        ]
    }
}
