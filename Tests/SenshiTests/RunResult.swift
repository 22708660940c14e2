import Foundation

/// What a run's JSON report says, as far as tests look at it.
struct RunResult {
    let json: [String: Any]

    /// Runs a hand script of a scenario in stepped time; of the COVID-19 scenario unless another is named.
    static func stepped(
        scenario: String = "covid19-deltoid-im", hand: String, _ more: [String] = []
    ) throws -> (result: RunResult, outcome: Program.Outcome) {
        let folder = try Folder()
        let outcome = try Program.run(
            ["run", scenario, "--hand", hand, "--stepped", "--json", "--reports", folder.path] + more)
        return (try RunResult(outcome.output), outcome)
    }

    init(_ text: String) throws {
        json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    /// A value by its path: `score.earned`.
    func value(_ path: String) -> Any? {
        path.split(separator: ".").reduce(json as Any?) { ($0 as? [String: Any])?[String($1)] }
    }

    func number(_ path: String) -> Double { (value(path) as? NSNumber)?.doubleValue ?? .nan }
    func text(_ path: String) -> String { value(path) as? String ?? "" }
    func rows(_ path: String) -> [[String: Any]] { value(path) as? [[String: Any]] ?? [] }
}
