import Authoring
import Foundation
import Synchronization

/// The station's finished reports, newest first: each is read once.
final class ReportIndex: Sendable {
    /// One of them, as lists show it.
    struct Card: Encodable, Sendable {
        var name: String
        var title: LocalizedText
        var scenario: String
        var mode: String
        var started: String?
        var trainee: String?
        var verdict: String
        var percent: Double
        /// It can be played again.
        var isRecorded: Bool
    }

    /// What is read of a report.
    private struct Facts: Decodable {
        struct Scenario: Decodable {
            var id: String
            var title: LocalizedText
        }
        struct Verdict: Decodable {
            var result: String
            var percent: Double?
        }
        var scenario: Scenario
        var verdict: Verdict
        var mode: String
        var started: String?
        var trainee: String?
    }

    /// The most that a list has: who wants older ones has their folders.
    private static let most = 300

    private let known = Mutex<[String: Card]>([:])

    /// Those of a trainee, or everybody's.
    func cards(in folder: String, of trainee: String?) -> [Card] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let here = Set(names)
        var cards = known.withLock { $0 }.filter { here.contains($0.key) }
        for name in names where cards[name] == nil && !name.hasPrefix(".") {
            cards[name] = Self.read(name, in: folder)
        }
        known.withLock { [cards] in $0 = cards }
        let wanted = cards.values.filter { trainee == nil || $0.trainee == trainee }
        return Array(
            wanted.sorted { ($0.started ?? "", $0.name) > ($1.started ?? "", $1.name) }.prefix(Self.most))
    }

    private static func read(_ name: String, in folder: String) -> Card? {
        guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)/report.json"),
            let facts = try? JSONDecoder().decode(Facts.self, from: bytes)
        else { return nil }
        return Card(
            name: name, title: facts.scenario.title, scenario: facts.scenario.id, mode: facts.mode,
            started: facts.started, trainee: facts.trainee, verdict: facts.verdict.result,
            percent: facts.verdict.percent ?? 0,
            isRecorded: FileManager.default.fileExists(atPath: "\(folder)/\(name)/session.mcap"))
    }
}
