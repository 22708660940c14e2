import Foundation
import TestSupport
import Testing

/// A live stream, as viewers see it: other people's WebSocket, protobuf, JSON Schema and Foxglove's own classes.
@Suite(.serialized, .enabled(if: PythonTools.arePrepared, "\(PythonTools.howTo)")) struct StreamTests {
    @Test("a viewer with other people's libraries sees a live run, and hostile ones beside it do no harm")
    func live() throws {
        let folder = try Folder()
        let script = folder.file("hand.yaml")
        try Self.hand.write(toFile: script, atomically: true, encoding: .utf8)
        let seen = try Viewer([
            "run", "covid19-deltoid-im", "--hand", script, "--no-record", "--reports", folder.path, "--stream", "0",
        ])
        try seen.checkEverything(scenario: "covid19-deltoid-im")
        #expect(seen.text("complaint").contains("dropped 0"), "\(seen.text("complaint"))")
        // A viewer that reads nothing lost most of what the other one got, and nobody waited for it.
        let reached = (seen.json["reachedTheSlow"] as? NSNumber)?.doubleValue ?? .nan
        let all = ["/tf", "/scene", "/state"].map { seen.number("counts", $0) }.reduce(0, +)
        #expect(reached < all / 2, "\(reached) of \(all)")
    }

    @Test("a replay is streamed at the pace of the live run")
    func replay() throws {
        let folder = try Folder()
        let (script, recording) = (folder.file("hand.yaml"), folder.file("a.mcap"))
        try Self.hand.write(toFile: script, atomically: true, encoding: .utf8)
        let made = try Program.run([
            "run", "covid19-deltoid-im", "--hand", script, "--stepped", "--reports", folder.path, "--record", recording,
        ])
        #expect(made.complaint.contains("stepped time"), "\(made.complaint)")
        let seen = try Viewer(["replay", recording, "--stream", "0"])
        try seen.checkEverything(scenario: "covid19-deltoid-im")
        #expect(seen.json["status"] as? Int == 0)
        #expect(seen.text("complaint").contains("bit for bit"), "\(seen.text("complaint"))")
    }

    @Test("a port that is taken ends the run with one sentence before it began")
    func taken() throws {
        let outcome = try RunResult.attempt(["--stream", "203.0.113.1:8765"])
        #expect(outcome.status == 3 && outcome.complaint.contains("nothing can be streamed at 203.0.113.1:8765"))
        let odd = try Program.run(["run", "covid19-deltoid-im", "--stream", "70000"])
        #expect(odd.status != 0 && odd.complaint.contains("70000"))
    }

    private static let hand = """
        format: senshi-hand/1
        id: looked-on
        title: {ja: 見学, en: Looked on}
        seed: 1
        start: {site: [0 mm, -85 mm], height: 20 mm, angle: 90 deg}
        moves:
          - dwell: 1500 ms
          - insert: {depth: 15 mm, over: 1 s}
          - dwell: 1 s
          - withdraw: {height: 20 mm, over: 500 ms}
        """

    /// What the viewers saw.
    private struct Viewer {
        let json: [String: Any]

        init(_ arguments: [String]) throws {
            let tool = "\(Repository.root)/Tests/Tools/read_stream.py"
            let run = try PythonTools.run("python3", ["-u", tool, Program.path] + arguments)
            json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any] ?? [:]
            try #require(run.status == 0, "\(run.errors)")
        }

        func text(_ name: String) -> String { json[name] as? String ?? "" }
        func number(_ group: String, _ name: String) -> Double {
            ((json[group] as? [String: Any])?[name] as? NSNumber)?.doubleValue ?? .nan
        }

        func checkEverything(scenario: String) throws {
            #expect((json["wrong"] as? [String]) == [])
            #expect(text("protocol") == "foxglove.sdk.v1" && text("op") == "advertise")
            let info = try #require(json["info"] as? [String: Any])
            #expect(info["op"] as? String == "serverInfo" && (info["name"] as? String)?.hasPrefix("senshi ") == true)
            #expect((info["metadata"] as? [String: String])?["scenario"] == scenario)
            #expect(json["topics"] as? [String] == ["/tf", "/scene", "/anatomy", "/state", "/events", "/score"])
            // Forces come and go; the rest is always there.
            let entities = Set(json["entities"] as? [String] ?? [])
            #expect(
                entities.isSuperset(of: [
                    "needle", "force", "sent", "layer", "skin", "fat", "fascia", "muscle", "bone",
                ]), "\(entities)")
            #expect(number("surface", "skin") > 100 && number("surface", "bone") > 100)
            #expect(number("counts", "/anatomy") == 1 && number("counts", "/score") >= 3)
            #expect(number("counts", "/events") >= 3 && number("counts", "/scene") > 50)
            let rate = (json["rate"] as? NSNumber)?.doubleValue ?? 0
            #expect(rate > 15 && rate <= 60.5, "\(rate) a second")
            #expect(json["ordered"] as? Bool == true)
            let late = try #require(json["afterUnsubscribing"] as? Int)
            #expect(late <= 3, "\(late) transforms after unsubscribing")
            #expect((json["score"] as? [String: Any])?["verdict"] != nil)
            #expect((json["state"] as? [String: Any])?["layer"] as? String == "air")
            #expect(json["closed"] as? Int == 1001)
            // What hostile ones got.
            let odd = json["odd"] as? [Int] ?? []
            #expect(odd.count == 2 && odd[0] == odd[1], "\(odd)")
            #expect(json["large"] as? Int == 1009 && json["stranger"] as? Int == 426)
            #expect(json["unmasked"] as? Bool == true)
        }
    }
}
