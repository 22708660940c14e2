import Foundation
import TestSupport
import Testing

/// The numbers of a run, read a second time from its table of frames.
@Suite struct MetricsTests {
    @Test(
        "every metric equals an independent reading of the same frames",
        .enabled(if: PythonTools.arePrepared, Comment(rawValue: PythonTools.howTo)),
        arguments: ["expert", "angle-45"])
    func independent(hand: String) throws {
        let folder = try Folder()
        let table = folder.file("frames.csv")
        let (result, outcome) = try RunResult.stepped(hand: hand, ["--record", table])
        try #require(outcome.status == 0 || outcome.status == 1, "\(outcome.complaint)")
        let read = try PythonTools.run(
            "python3", ["\(Repository.root)/Tests/Tools/read_metrics.py", "table", table, "--content", "0.3"])
        try #require(read.status == 0, "\(read.errors)")
        let other = try #require(
            try JSONSerialization.jsonObject(with: Data(read.output.utf8)) as? [String: NSNumber])
        #expect(other.count >= 18)
        let own = Dictionary(
            uniqueKeysWithValues: result.rows("metrics").compactMap { row in
                (row["id"] as? String).map { ($0, row["value"] as? NSNumber) }
            })
        for (name, value) in other {
            let mine = try #require(own[name] ?? nil, "\(name) is not in the report").doubleValue
            // Nothing at all, but for the rounding of a sum that began in other units.
            let size = max(abs(value.doubleValue), 1e-6)
            #expect(abs(mine - value.doubleValue) <= 1e-9 * size, "\(name): \(mine), read \(value)")
        }
    }
}
