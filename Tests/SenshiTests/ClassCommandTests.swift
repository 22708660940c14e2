import Foundation
import Records
import Testing

/// A class from its roster to the matrix, as a teacher uses it.
@Suite("senshi class") struct ClassCommandTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func senshi(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(
            arguments + ["--language", "en"], under: ["/bin/sh", "-c", "umask 022; exec \"$@\"", "sh"],
            environment: ["SENSHI_STATE": folder.file("state")])
    }

    @Test("the trainees of a roster come one after another, on one patient, and stand in the matrix")
    func whole() throws {
        let roster = folder.file("ns-2a.csv")
        try Data("trainee\nhanako-3\ntaro-1\n".utf8).write(to: URL(fileURLWithPath: roster))
        let scenario = "covid19-deltoid-im", reports = folder.file("state/reports")
        let made = try senshi("class", "import", roster, "--scenario", scenario, "--cohort", "7")
        #expect(made.status == 0, "\(made.complaint)")
        #expect(made.output == "ns-2a  covid19-deltoid-im  2 trainees  cohort 7\n")

        // Beside the results, where deleting a trainee and the time to keep them reach them, and nobody else.
        let first = try senshi("class", "sit", "ns-2a", "--hand", "expert")
        #expect(first.output.hasPrefix("next trainee: hanako-3\n"), "\(first.complaint)")
        let report = try #require(FileManager.default.contentsOfDirectory(atPath: reports).first)
        let page = try String(contentsOfFile: "\(reports)/\(report)/report.html", encoding: .utf8)
        #expect(page.contains("Patient and events of cohort 7."))
        #expect(page.contains("hanako-3"))
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.file("state")) {
            let facts = try FileManager.default.attributesOfItem(atPath: folder.file("state/\(name)"))
            let rights = try #require(facts[.posixPermissions] as? Int)
            #expect(rights & 0o077 == 0, "\(name) has \(String(rights, radix: 8))")
        }
        let matrix = try senshi("class", "matrix", "ns-2a", "--csv").output.split(separator: "\r\n")
        #expect(matrix.count == 3)
        #expect(matrix[0].hasPrefix("trainee,attempts,verdict,percent,critical_errors,"))
        #expect(matrix[1].hasPrefix("hanako-3,1,") && matrix[2].hasPrefix("taro-1,0,,,0"))
        try waitsBriefly()
        let table = folder.file("ns-2a.html")
        #expect(
            try senshi("class", "matrix", "ns-2a", "--html", table).output.contains("taro-1  1 attempt  "))
        #expect(try String(contentsOfFile: table, encoding: .utf8).contains("hanako-3"))
    }

    /// From the end of one trainee's session, with its report, to the first tick of the next one's: 10 s at the most.
    private func waitsBriefly() throws {
        #expect(
            try senshi("class", "sit", "ns-2a", "--hand", "expert").output.hasPrefix("next trainee: taro-1\n"))
        let attempts = try Store(in: folder.file("state")).attempts()
        try #require(attempts.map(\.trainee) == ["hanako-3", "taro-1"])
        let began = try attempts.map { try Date($0.began, strategy: .iso8601) }
        let took = try #require(attempts[0].metrics["elapsed-time"])
        let pause = began[1].timeIntervalSince(began[0]) - took
        // Both are written in whole seconds.
        #expect((-1...11).contains(pause), "\(pause) s from one trainee to the next")
    }

    @Test("a class or a trainee that is not there is told, with what may have been meant")
    func unknown() throws {
        let roster = folder.file("ns-2a.csv")
        try Data("trainee\nhanako-3\n".utf8).write(to: URL(fileURLWithPath: roster))
        #expect(try senshi("account", "code").status == 0)
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
