import Foundation
import Testing

/// A trainee's attempts from the run to the page, as a school uses it.
@Suite("senshi run --trainee, progress, results and verify") struct ProgressCommandTests {
    private let folder: Folder
    private let state: String

    init() throws {
        folder = try Folder()
        state = folder.file("state")
    }

    private func senshi(_ arguments: [String]) throws -> Program.Outcome {
        try Program.run(arguments, environment: ["SENSHI_STATE": state])
    }

    private func train(_ hand: String) throws -> Program.Outcome {
        try senshi([
            "run", "covid19-deltoid-im", "--hand", hand, "--trainee", "hanako-3", "--reports", folder.file("reports"),
            "--language", "en",
        ])
    }

    @Test("two attempts become a learning curve; changed by hand, verify says so")
    func attempts() throws {
        #expect(try train("strikes-bone").status == 1)
        let second = try train("expert")
        #expect(second.status == 0, "\(second.complaint)")

        let sheets = try senshi(["progress", "hanako-3", "--json"])
        let sheet = try #require(
            (JSONSerialization.jsonObject(with: Data(sheets.output.utf8)) as? [[String: Any]])?.first)
        let progress = try #require(sheet["progress"] as? [String: Any])
        let course = try #require((progress["courses"] as? [[String: Any]])?.first)
        #expect((course["curve"] as? [Any])?.count == 2)
        #expect(course["level"] as? String == "able")
        #expect(course["streak"] as? Int == 1)
        // Not the first by its file's name, but the next of scenarios/curriculum.txt.
        let next = try #require(sheet["next"] as? [String: Any])
        #expect(next["scenario"] as? String == "influenza-upper-arm-sc", "\(next)")

        let page = folder.file("hanako-3.html")
        #expect(try senshi(["progress", "hanako-3", "--html", page]).status == 0)
        let html = try String(contentsOfFile: page, encoding: .utf8)
        #expect(html.contains("Progress of hanako-3") && html.contains("hanako-3 の上達"))
        let table = try senshi(["progress", "hanako-3", "--csv"]).output
        try checkTable(table)

        let reports = folder.file("reports")
        let report = try #require(FileManager.default.contentsOfDirectory(atPath: reports).sorted().last)
        let text = try String(contentsOfFile: "\(reports)/\(report)/report.html", encoding: .utf8)
        #expect(text.contains("Kept as a result of hanako-3."))

        let sound = try senshi(["verify", "--language", "en"])
        #expect(sound.status == 0)
        #expect(sound.output.hasPrefix("2 results are as they were signed."))
        let recordings = "\(state)/recordings"
        let recording = try #require(FileManager.default.contentsOfDirectory(atPath: recordings).first)
        try Data("x".utf8).write(to: URL(fileURLWithPath: "\(recordings)/\(recording)"))
        let touched = try senshi(["verify", "--language", "en"])
        #expect(touched.status == 1)
        #expect(touched.output.contains("is not the recording that was scored"))

        #expect(try senshi(["results", "forget", "hanako-3", "--yes"]).output.contains("2"))
        #expect(try senshi(["verify"]).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: recordings).isEmpty)
    }

    /// The page about progress documents these columns, and no other.
    private func checkTable(_ table: String) throws {
        let rows = table.components(separatedBy: "\r\n").dropLast().map { $0.components(separatedBy: ",") }
        #expect(rows.count == 3)
        let guide = try String(
            contentsOfFile: "\(Program.root.path)/Sources/senshi/Documentation.docc/ScoringGuide.md", encoding: .utf8)
        let listed = try #require(guide.components(separatedBy: "| column | what it says |\n|---|---|\n").last)
        let columns = listed.split(separator: "\n").prefix { $0.hasPrefix("| `") }.map {
            String($0.dropFirst(3).prefix { $0 != "`" })
        }
        #expect(rows[0] == columns)
        #expect(rows.allSatisfy { $0.count == columns.count })
        func cell(_ row: Int, _ name: String) -> String { rows[row][columns.firstIndex(of: name)!] }
        #expect(cell(1, "trainee") == "hanako-3" && cell(1, "scenario") == "covid19-deltoid-im")
        #expect(cell(1, "verdict") == "failed" && cell(2, "verdict") == "passed")
        #expect(cell(1, "critical_errors") == "1" && cell(2, "critical_errors") == "0")
        #expect(cell(1, "mode") == "learn" && cell(2, "costliest").isEmpty)
        for row in [1, 2] {
            let (earned, available) = (Double(cell(row, "earned")) ?? .nan, Double(cell(row, "available")) ?? .nan)
            #expect(abs(earned / available * 100 - (Double(cell(row, "percent")) ?? .nan)) < 0.001)
            #expect(cell(row, "began").contains(#/^\d{4}-\d\d-\d\dT/#))
        }
    }

    @Test("experts' attempts are drawn as a band, and what costs most is named with its points, in both languages")
    func band() throws {
        let page = folder.file("band.html")
        let expert = try senshi([
            "run", "covid19-deltoid-im", "--hand", "expert", "--trainee", "teacher-1", "--reports",
            folder.file("teachers"), "--language", "en",
        ])
        #expect(expert.status == 0, "\(expert.complaint)")
        let flat = try train("angle-45")
        #expect(flat.status <= 1, "\(flat.complaint)")
        #expect(try senshi(["progress", "hanako-3", "--experts", "teacher-1", "--html", page]).status == 0)
        let html = try String(contentsOfFile: page, encoding: .utf8)
        #expect(html.contains("The band is where the experts lie (100 to 100 %)."))
        #expect(html.contains("Cost most in the last five") && html.contains("Angle to the skin (−12.0 points)"))
        #expect(html.contains("皮膚との角度（−12.0点）"))
        let sheets = try senshi(["progress", "hanako-3", "--experts", "teacher-1", "--json"]).output
        let sheet = try #require((JSONSerialization.jsonObject(with: Data(sheets.utf8)) as? [[String: Any]])?.first)
        let course = try #require(((sheet["progress"] as? [String: Any])?["courses"] as? [[String: Any]])?.first)
        #expect((course["band"] as? [String: Double]) == ["low": 100, "high": 100])
        #expect((course["costliest"] as? [String: Any])?["id"] as? String == "angle")
    }

    @Test("a name is no pseudonym, and a misspelt one gets a suggestion")
    func names() throws {
        let name = try senshi(["run", "covid19-deltoid-im", "--hand", "expert", "--trainee", "Hanako Suzuki"])
        #expect(name.status == 64)
        #expect(name.complaint.contains("nobody's name"))
        #expect(try senshi(["account", "code"]).status == 0)
        let nobody = try senshi(["progress", "hanako-4", "--language", "en"])
        #expect(nobody.status == 2)
        #expect(nobody.complaint.contains("nothing is on record of hanako-4. 'senshi progress' lists everybody."))
    }

    @Test("results that can't be kept are told before anybody has tried")
    func notKept() throws {
        try Data("a file".utf8).write(to: URL(fileURLWithPath: state))
        let run = try train("expert")
        #expect(run.status == 4)
        #expect(run.complaint.contains(state))
        let reports = FileManager.default.enumerator(atPath: folder.file("reports"))?.compactMap { $0 as? String } ?? []
        #expect(!reports.contains { $0.hasSuffix("report.html") })
    }
}
