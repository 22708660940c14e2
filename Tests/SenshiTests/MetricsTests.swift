import Foundation
import TestSupport
import Testing

/// The numbers of a run, read a second time from its table of frames.
@Suite struct MetricsTests {
    /// A hand of a scenario, and what the independent reading can't know from the frames.
    struct Case: CustomTestStringConvertible, Sendable {
        let scenario: String
        var hand = "expert"
        /// mL in the syringe.
        let content: Double
        /// The layer that is injected, or the vein.
        var target = "muscle"
        var testDescription: String { "\(scenario)/\(hand)" }
    }

    static let cases = [
        Case(scenario: "covid19-deltoid-im", content: 0.3),
        Case(scenario: "covid19-deltoid-im", hand: "angle-45", content: 0.3),
        Case(scenario: "influenza-high-dose-deltoid-im", content: 0.7),
        Case(scenario: "influenza-upper-arm-sc", content: 0.5, target: "fat"),
        Case(scenario: "infant-vastus-lateralis-im", content: 0.5),
        Case(scenario: "ventrogluteal-im", content: 2),
        Case(scenario: "insulin-pen-abdomen-sc", content: 0.1, target: "fat"),
        Case(scenario: "mantoux-forearm-id", content: 0.1, target: "skin"),
        Case(scenario: "venepuncture-antecubital", content: 5, target: "vein"),
        Case(scenario: "adrenaline-thigh-im", content: 0.5),
    ]

    @Test(
        "every metric equals an independent reading of the same frames",
        .enabled(if: PythonTools.arePrepared, Comment(rawValue: PythonTools.howTo)), arguments: cases)
    func independent(_ trial: Case) throws {
        let folder = try Folder()
        let table = folder.file("frames.csv")
        let (result, outcome) = try RunResult.stepped(
            scenario: trial.scenario, hand: trial.hand, ["--record", table])
        try #require(outcome.status == 0 || outcome.status == 1, "\(outcome.complaint)")
        let read = try PythonTools.run(
            "python3",
            [
                "\(Repository.root)/Tests/Tools/read_metrics.py", "table", table, "--content", "\(trial.content)",
                "--target", trial.target,
            ])
        try #require(read.status == 0, "\(read.errors)")
        let other = try #require(
            try JSONSerialization.jsonObject(with: Data(read.output.utf8)) as? [String: NSNumber])
        let own = Dictionary(
            uniqueKeysWithValues: result.rows("metrics").compactMap { row in
                (row["id"] as? String).map { ($0, row["value"] as? NSNumber) }
            })
        // What the screen waited is not in the frames; the rest has been read, wherever it was measured.
        let known = Set(own.filter { $0.value != nil }.keys).subtracting(["fast-forwarded"])
        #expect(Set(other.keys) == known)
        for (name, value) in other {
            let mine = try #require(own[name] ?? nil, "\(name) is not in the report").doubleValue
            // Nothing at all, but for the rounding of a sum that began in other units.
            let size = max(abs(value.doubleValue), 1e-6)
            #expect(abs(mine - value.doubleValue) <= 1e-9 * size, "\(name): \(mine), read \(value)")
        }
    }

    @Test("the nine scenarios are all there")
    func nine() throws {
        let shipped = try FileManager.default.contentsOfDirectory(atPath: "\(Repository.root)/scenarios/hands")
        #expect(Set(Self.cases.map(\.scenario)) == Set(shipped).subtracting(["ventrogluteal-im-ct"]))
    }
}
