import Authoring
import Foundation
import GRDB
import Records

/// A station's folder, gone with its last user.
final class Station {
    let folder: String
    static let now = "2026-11-24T09:00:00Z"

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("station-\(UUID().uuidString)").path
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func store() throws -> Store { try Store(in: folder) }

    /// With so many attempts of two trainees, each a point better than the one before.
    func filled(_ count: Int = 5) throws -> Store {
        let store = try store()
        for index in 0..<count {
            try store.add(Self.attempt("trainee-\(index % 2)", percent: Double(50 + index)), at: Self.now)
        }
        return store
    }
    var file: String { "\(folder)/results.sqlite" }

    /// What somebody does who has the file and no key.
    func tamper(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: file, configuration: configuration)
        try queue.write { try $0.execute(sql: sql, arguments: arguments) }
        try queue.close()
    }

    static func attempt(
        _ trainee: String = "hanako-3", _ scenario: String = "deltoid", percent: Double = 80, passed: Bool? = nil,
        began: String = now, losses: [String: Double] = [:]
    ) -> Attempt {
        let names = losses.isEmpty ? ["angle": 100 - percent] : losses
        return Attempt(
            trainee: trainee, scenario: scenario, version: "1.0.0", title: LocalizedText(ja: "三角筋", en: "Deltoid"),
            mode: "test", began: began, verdict: passed ?? (percent >= 70) ? .passed : .failed, earned: percent,
            available: 100,
            criteria: names.sorted { $0.key < $1.key }.map {
                Attempt.Criterion(
                    id: $0.key, title: LocalizedText(ja: $0.key, en: $0.key), earned: 50 - $0.value, available: 50)
            }, digest: "00", program: "0.1.0", device: "virtual-needle")
    }
}
