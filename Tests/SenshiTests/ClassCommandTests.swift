import Foundation
import Testing

/// A class from its roster to the matrix, as a teacher uses it.
@Suite("senshi class") struct ClassCommandTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func senshi(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(
            arguments + ["--language", "en"], environment: ["SENSHI_STATE": folder.file("state")])
    }

    @Test("the trainees of a roster come one after another, on one patient, and stand in the matrix")
    func whole() throws {
        let roster = folder.file("ns-2a.csv")
        try Data("trainee\nhanako-3\ntaro-1\n".utf8).write(to: URL(fileURLWithPath: roster))
        let scenario = "covid19-deltoid-im", reports = folder.file("reports")
        let made = try senshi("class", "import", roster, "--scenario", scenario, "--cohort", "7")
        #expect(made.status == 0, "\(made.complaint)")
        #expect(made.output == "ns-2a  covid19-deltoid-im  2 trainees  cohort 7\n")

        let first = try senshi("class", "sit", "ns-2a", "--hand", "expert", "--reports", reports)
        #expect(first.output.hasPrefix("next trainee: hanako-3\n"), "\(first.complaint)")
        let report = try #require(FileManager.default.contentsOfDirectory(atPath: reports).first)
        let page = try String(contentsOfFile: "\(reports)/\(report)/report.html", encoding: .utf8)
        #expect(page.contains("Patient and events of cohort 7."))
        let matrix = try senshi("class", "matrix", "ns-2a", "--csv").output.split(separator: "\r\n")
        #expect(matrix.count == 3)
        #expect(matrix[0].hasPrefix("trainee,attempts,verdict,percent,critical_errors,"))
        #expect(matrix[1].hasPrefix("hanako-3,1,") && matrix[2].hasPrefix("taro-1,0,,,0"))
        let table = folder.file("ns-2a.html")
        #expect(
            try senshi("class", "matrix", "ns-2a", "--html", table).output.contains("taro-1  0 attempts  –  not yet"))
        #expect(try String(contentsOfFile: table, encoding: .utf8).contains("hanako-3"))
    }

    @Test("a class or a trainee that is not there is told, with what may have been meant")
    func unknown() throws {
        let roster = folder.file("ns-2a.csv")
        try Data("trainee\nhanako-3\n".utf8).write(to: URL(fileURLWithPath: roster))
        #expect(try senshi("class", "list").output.hasPrefix("There is no class yet."))
        #expect(try senshi("class", "import", roster, "--scenario", "covid19-deltoid-im").status == 0)
        let odd = try senshi("class", "matrix", "ns-2b")
        #expect(odd.status == 2 && odd.complaint.contains("Did you mean ns-2a?"))
        let stranger = try senshi("class", "sit", "ns-2a", "--trainee", "hanako-4")
        #expect(stranger.status == 2 && stranger.complaint.contains("Did you mean hanako-3?"))
        let nowhere = try senshi("class", "import", folder.file("none.csv"), "--scenario", "covid19-deltoid-im")
        #expect(nowhere.status == 2 && nowhere.complaint.contains("can't be read"))
    }
}
