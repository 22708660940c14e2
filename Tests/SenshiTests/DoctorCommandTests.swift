import Foundation
import Testing

/// `senshi doctor` as a user runs it.
@Suite("senshi doctor") struct DoctorCommandTests {
    @Test("the bundle holds the findings, and nothing of who trained here")
    func bundle() throws {
        let folder = try Folder()
        let home = folder.path + "/home-of-hanako"
        try FileManager.default.createDirectory(atPath: home + "/reports", withIntermediateDirectories: true)
        try Data("trainee: suzuki-17".utf8).write(to: URL(fileURLWithPath: home + "/reports/suzuki-17.json"))
        let file = folder.path + "/doctor.json"
        let run = try Program.run(
            ["doctor", "--json", "--reports", home + "/reports", "--bundle", file, "--language", "en"],
            environment: ["HOME": home])
        #expect([0, 3].contains(run.status), "\(run.complaint)")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let bundle = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let findings = try #require(bundle["findings"] as? [[String: Any]])
        let subjects = Set(findings.compactMap { $0["subject"] as? String })
        #expect(subjects == ["kernel", "rights", "clocks", "power", "usb", "latency", "disk"])
        #expect(!text.contains("suzuki") && !text.contains("hanako"))
        #expect(text.contains("~/reports"))
        let printed = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        #expect(printed.count == findings.count)
    }

    @Test("in Japanese, each finding has its mark, and what is not fine is followed by what to do")
    func japanese() throws {
        let run = try Program.run(["doctor", "--language", "ja"])
        let lines = run.output.split(separator: "\n")
        #expect(lines.contains { $0.contains("カーネル: ") })
        for (line, next) in zip(lines, lines.dropFirst()) where line.hasPrefix("!") || line.hasPrefix("✘") {
            #expect(next.hasPrefix("    → "), "\(line)")
        }
    }

    @Test("a bundle that can't be written ends with 4, and says where")
    func notWritten() throws {
        let run = try Program.run(["doctor", "--bundle", "/proc/senshi/doctor.json"])
        #expect(run.status == 4)
        #expect(run.complaint.contains("/proc/senshi"))
    }
}
