import Foundation
import TestSupport
import Testing

/// An expert's run that others follow, from the command line.
@Suite(.serialized) struct ExemplarRunTests {
    /// The expert's run as an exemplar.
    private func exemplar(in folder: Folder) throws -> String {
        let path = folder.file("exemplar.yaml")
        let (_, outcome) = try RunResult.stepped(
            hand: "expert", ["--record-exemplar", "--exemplar", path, "--no-exemplar"])
        try #require(outcome.status == 0, "\(outcome.complaint)")
        return path
    }

    private func metric(_ result: RunResult, _ id: String) -> Double? {
        (result.rows("metrics").first { $0["id"] as? String == id }?["value"] as? NSNumber)?.doubleValue
    }

    @Test("an expert's run is kept, and is no way from itself; a flat needle is far from it")
    func kept() throws {
        let folder = try Folder()
        let path = try exemplar(in: folder)
        let (same, _) = try RunResult.stepped(hand: "expert", ["--exemplar", path])
        let (other, _) = try RunResult.stepped(hand: "angle-45", ["--exemplar", path])
        for id in ["exemplar-rms", "exemplar-dtw", "exemplar-frechet", "exemplar-hausdorff"] {
            // The file holds nanometres.
            #expect(try #require(metric(same, id)) < 1e-5)
            #expect(try #require(metric(other, id)) > 1)
        }
    }

    @Test("a run that did not pass is no exemplar")
    func refused() throws {
        let folder = try Folder()
        let path = folder.file("exemplar.yaml")
        let (_, outcome) = try RunResult.stepped(
            hand: "strikes-bone", ["--record-exemplar", "--exemplar", path, "--no-exemplar"])
        #expect(outcome.status == 1)
        #expect(outcome.complaint.contains("no exemplar"))
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(
        "the deviation equals an independent reading of the same frames and the same file",
        .enabled(if: PythonTools.arePrepared, Comment(rawValue: PythonTools.howTo)))
    func independent() throws {
        let folder = try Folder()
        let path = try exemplar(in: folder)
        let table = folder.file("frames.csv")
        let (result, _) = try RunResult.stepped(hand: "angle-45", ["--record", table, "--exemplar", path])
        let read = try PythonTools.run(
            "python3",
            [
                "\(Repository.root)/Tests/Tools/read_metrics.py", "table", table, "--content", "0.3", "--exemplar",
                path,
            ])
        try #require(read.status == 0, "\(read.errors)")
        let other = try #require(
            try JSONSerialization.jsonObject(with: Data(read.output.utf8)) as? [String: NSNumber])
        for id in ["exemplar-rms", "exemplar-dtw", "exemplar-frechet", "exemplar-hausdorff"] {
            let (mine, theirs) = (try #require(metric(result, id)), try #require(other[id]).doubleValue)
            #expect(abs(mine - theirs) <= 1e-9 * theirs, "\(id): \(mine), read \(theirs)")
        }
    }

    @Test("while learning the hand is led and the report draws it; a test hides both, and both replay bit for bit")
    func modes() throws {
        let folder = try Folder()
        let path = try exemplar(in: folder)
        for mode in ["learn", "test"] {
            let file = folder.file("\(mode).mcap")
            let reports = folder.file(mode)
            let (result, outcome) = try RunResult.stepped(
                hand: "angle-45",
                ["--exemplar", path, "--mode", mode, "--record", file, "--reports", reports, "--every-frame"])
            try #require(outcome.status <= 1, "\(outcome.complaint)")
            let page = try #require(
                FileManager.default.subpathsOfDirectory(atPath: reports).first { $0.hasSuffix("report.html") })
            let html = try String(contentsOfFile: "\(reports)/\(page)", encoding: .utf8)
            #expect(html.contains("class=\"curve exemplar\"") == (mode == "learn"))
            let replay = try Program.run(["replay", file, "--json"])
            #expect(replay.status == 0, "\(replay.complaint)")
            #expect(try RunResult(replay.output).text("digest") == result.text("digest.sha256"))
            let table = folder.file("\(mode).csv")
            _ = try RunResult.stepped(hand: "angle-45", ["--exemplar", path, "--mode", mode, "--record", table])
            let rows = try String(contentsOfFile: table, encoding: .utf8).split(separator: "\n")
            let column = try #require(rows[0].split(separator: ",").firstIndex(of: "guidance_y_N"))
            let led = rows.dropFirst().contains {
                $0.split(separator: ",")[column] != "0.0" && $0.split(separator: ",")[column] != "-0.0"
            }
            #expect(led == (mode == "learn"))
        }
    }

    @Test("a recording of a cohort's patient is replayed on that patient")
    func cohort() throws {
        let folder = try Folder()
        let scenario = folder.file("varied.yaml")
        let text = try String(contentsOfFile: "\(Repository.root)/scenarios/covid19-deltoid-im.yaml", encoding: .utf8)
            .replacing("  bmi: 20.5\n", with: "  bmi: 20.5\n  vary: {bmi: 19 to 23}\n")
        try text.write(toFile: scenario, atomically: true, encoding: .utf8)
        for name in ["guidelines", "library", "sites", "tissues", "needles", "hands"] {
            try FileManager.default.createSymbolicLink(
                atPath: folder.file(name), withDestinationPath: "\(Repository.root)/scenarios/\(name)")
        }
        let file = folder.file("cohort.mcap")
        let hand = "\(Repository.root)/scenarios/hands/covid19-deltoid-im/expert.yaml"
        let outcome = try Program.run([
            "run", scenario, "--hand", hand, "--stepped", "--cohort", "7", "--record", file, "--reports", folder.path,
        ])
        try #require(outcome.status <= 1, "\(outcome.complaint)")
        let replay = try Program.run(["replay", file, "--json"])
        #expect(replay.status == 0, "\(replay.complaint)")
    }

    @Test("an instructor's review changes what the replay earns, with its reason in the report, and a bad one is told")
    func review() throws {
        let folder = try Folder()
        let recording = try ReplayTests.record("angle-45", in: folder)
        let review = folder.file("review.yaml")
        try """
        format: senshi-review/1
        by: teacher-1
        confirm: [{step: hands, because: I saw it}]
        override: [{criterion: angle, points: 9, because: the arm moved}]
        rating: {overall: 4, because: calm}
        """.write(toFile: review, atomically: true, encoding: .utf8)
        func earned(_ more: [String]) throws -> Double {
            let replay = try Program.run(["replay", recording, "--json"] + more)
            try #require(replay.status == 0, "\(replay.complaint)")
            return try RunResult(replay.output).number("earned")
        }
        let (before, after) = (try earned([]), try earned(["--review", review, "--reports", folder.file("again")]))
        #expect(after > before && after <= before + 9)
        let again = try FileManager.default.subpathsOfDirectory(atPath: folder.file("again"))
        let page = try #require(again.first { $0.hasSuffix("report.html") })
        let html = try String(contentsOfFile: "\(folder.file("again"))/\(page)", encoding: .utf8)
        #expect(html.contains("the arm moved") && html.contains("teacher-1") && html.contains("4/5"))
        try "format: senshi-review/1\nby: x\noverride: [{criterion: angel, points: 9, because: no}]\n".write(
            toFile: review, atomically: true, encoding: .utf8)
        let bad = try Program.run(["replay", recording, "--review", review])
        #expect(bad.status == 2)
        #expect(bad.complaint.contains("did you mean 'angle'?"))
        // The recording is not to blame, and the reader's language is kept.
        let japanese = try Program.run(["replay", recording, "--review", review, "--language", "ja"])
        #expect(japanese.status == 2 && japanese.complaint.contains("「angle」のことですか"), "\(japanese.complaint)")
        #expect(!bad.complaint.contains("can't be read by this version"), "\(bad.complaint)")
        #expect(!japanese.complaint.contains("can't be read by this version"), "\(japanese.complaint)")
        // No more points than there are.
        try "format: senshi-review/1\nby: x\noverride: [{criterion: angle, points: 60, because: no}]\n".write(
            toFile: review, atomically: true, encoding: .utf8)
        let many = try Program.run(["replay", recording, "--review", review])
        #expect(
            many.status == 2 && many.complaint.contains("review.yaml:3:39: 'points' is 60. write 0 to 12"),
            "\(many.complaint)")
    }
}
