import Foundation
import Testing

/// The procedure on the virtual device, from files to score, in stepped time.
@Suite(.serialized) struct HandsInRelease {
    static let digests = Program.root.appendingPathComponent("Tests/SenshiTests/digests.txt")

    /// Where a run lost points, as "step/criterion", and its critical errors.
    static func faults(_ result: RunResult) -> (lost: Set<String>, critical: Set<String>) {
        var lost: Set<String> = []
        for step in result.rows("steps") {
            for criterion in step["criteria"] as? [[String: Any]] ?? [] {
                let band = criterion["band"] as? String
                if band == "zero" || band == "partial" { lost.insert("\(step["id"] ?? "")/\(criterion["id"] ?? "")") }
            }
        }
        return (lost, Set(result.rows("criticalErrors").compactMap { $0["id"] as? String }))
    }

    @Test("an expert's hand passes with at least 90 points and loses none without a reason")
    func expert() throws {
        let (result, outcome) = try RunResult.stepped(hand: "expert")
        #expect(outcome.status == 0, "\(outcome.complaint)")
        #expect(result.text("verdict.result") == "passed")
        #expect(result.number("verdict.percent") >= 90)
        #expect(result.rows("criticalErrors").isEmpty)
        #expect(result.rows("steps").allSatisfy { $0["status"] as? String == "done" }, "\(outcome.complaint)")
    }

    @Test(
        "each faulty hand loses what belongs to its fault, and nothing else",
        arguments: [
            ("angle-45", ["puncture/angle"], []),
            ("stops-in-fat", ["puncture/motion"], []),
            ("strikes-bone", [], ["bone"]),
            ("before-dry", ["dry/dry"], []),
            ("withdraws-while-injecting", [], ["withdrawn-while-flowing"]),
        ] as [(String, Set<String>, Set<String>)])
    func faulty(hand: String, lost: Set<String>, critical: Set<String>) throws {
        let (expert, _) = try RunResult.stepped(hand: "expert")
        let (result, outcome) = try RunResult.stepped(hand: hand)
        let without = Self.faults(expert)
        let with = Self.faults(result)
        let own = with.lost.subtracting(without.lost).filter { id in
            // A critical error's own criterion earns nothing either.
            critical.isEmpty
                || !result.rows("criticalErrors").contains { "\($0["step"] ?? "")" == id.split(separator: "/")[0] }
        }
        #expect(own == lost, "\(outcome.complaint)")
        #expect(with.critical == critical, "\(outcome.complaint)")
        #expect(outcome.status == (critical.isEmpty ? 0 : 1))
        if critical.isEmpty {
            #expect(result.number("verdict.earnedPoints") < expert.number("verdict.earnedPoints"))
        } else {
            #expect(result.text("verdict.result") == "failed")
        }
    }

    @Test("every hand gives the committed digest, twice in a row, in debug and in release")
    func digest() throws {
        let hands = ["expert", "angle-45", "stops-in-fat", "strikes-bone", "before-dry", "withdraws-while-injecting"]
        var lines: [String] = []
        for hand in hands {
            let first = try RunResult.stepped(hand: hand).result
            let second = try RunResult.stepped(hand: hand).result
            #expect(first.text("digest.sha256") == second.text("digest.sha256"))
            #expect(first.number("digest.ticks") > 14_000)
            lines.append("\(first.text("digest.sha256"))  \(hand)")
        }
        let found = lines.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["SENSHI_UPDATE_GOLDENS"] != nil {
            try found.write(to: Self.digests, atomically: true, encoding: .utf8)
        }
        #expect(found == (try String(contentsOf: Self.digests, encoding: .utf8)))
    }

    #if !DEBUG
        @Test("stepped, the demo runs at least 200 times faster than real time")
        func speed() throws {
            var best = 0.0
            for _ in 0..<5 {
                let folder = try Folder()
                let outcome = try Program.run(["demo", "--stepped", "--language", "en", "--reports", folder.path])
                #expect(outcome.status == 0)
                // From the first tick to the last, scoring and digest included; other programs can only slow it down.
                let said = outcome.complaint.firstMatch(of: /at (\d+) times real time/)?.1 ?? "0"
                best = max(best, Double(said) ?? 0)
            }
            #expect(best >= 200, "\(best) times")
        }
    #endif
}
