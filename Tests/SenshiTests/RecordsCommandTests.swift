import Authoring
import Foundation
import Records
import TestSupport
import Testing

/// What is done to a station's records from a terminal.
@Suite("senshi results, verify and account: where they look, what they leave") struct RecordsCommandTests {
    private let folder: Folder
    private let state: String

    init() throws {
        folder = try Folder()
        state = folder.file("state")
    }

    private func senshi(
        _ arguments: [String], under wrapper: [String] = [], in state: String? = nil
    ) throws -> Program.Outcome {
        try Program.run(
            arguments + ["--language", "en"], under: wrapper, environment: ["SENSHI_STATE": state ?? self.state])
    }

    private func attempt(_ trainee: String) -> Attempt {
        Attempt(
            trainee: trainee, scenario: "deltoid", version: "1.0.0", title: .init(ja: "三角筋", en: "Deltoid"),
            mode: "test", began: "2026-11-24T09:00:00Z", verdict: .passed, earned: 80, available: 100, digest: "00",
            program: "0.1.0", device: "virtual-needle")
    }

    private func store(in state: String? = nil, _ trainees: String...) throws -> Store {
        let store = try Store(in: state ?? self.state)
        for trainee in trainees { try store.add(attempt(trainee), at: "2026-11-24T09:10:00Z") }
        return store
    }

    @Test(
        "a state folder that was mistyped is told, and none is made",
        arguments: [
            ["verify"], ["account", "list"], ["account", "remove", "sensei-1"], ["progress"], ["progress", "hanako-3"],
            ["results", "forget", "hanako-3", "--yes"], ["results", "backup", "BACKUP"],
            ["results", "expire", "--older-than", "5y"], ["class", "list"], ["class", "matrix", "ns-2a"],
            ["class", "remove", "ns-2a"], ["class", "sit", "ns-2a"],
        ])
    func mistyped(command: [String]) throws {
        let arguments = command.map { $0 == "BACKUP" ? folder.file("backup") : $0 }
        let run = try senshi(arguments)
        #expect(run.status == 2 && run.output.isEmpty, "\(run.output)")
        #expect(run.complaint.contains("\(state): no records are here; look at the path"), "\(run.complaint)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test("to delete somebody of whom nothing is known is a mistake, and names who may have been meant")
    func unknown() throws {
        _ = try store("hanako-3")
        let run = try senshi(["results", "forget", "hanako-4", "--yes"])
        #expect(run.status == 2 && run.complaint.contains("nothing is on record of hanako-4"), "\(run.complaint)")
        #expect(run.complaint.contains("Did you mean hanako-3?"))
        #expect(try senshi(["progress", "hanako-3"]).status == 0)
    }

    @Test("what a person's data can't be deleted from is named, and the command does not say that all is well")
    func left() throws {
        let store = try store("hanako-3"), report = "\(state)/reports/one"
        try FileManager.default.createDirectory(atPath: report, withIntermediateDirectories: true)
        try #"{"trainee":"hanako-3"}"#.write(toFile: "\(report)/report.json", atomically: true, encoding: .utf8)
        // Nobody deletes what something is mounted on.
        let mounted = [
            "/usr/bin/unshare", "--mount", "/bin/sh", "-c", "mount --bind '\(report)' '\(report)' && exec \"$@\"", "sh",
        ]
        guard StationTroubleTests.canMount, getuid() == 0 else { return }
        let run = try senshi(["results", "forget", "hanako-3", "--yes"], under: mounted)
        #expect(run.status == 4 && run.output.contains("deleted results: 1"), "\(run.output)\(run.complaint)")
        #expect(run.complaint.contains("could not be deleted") && run.complaint.contains(report), "\(run.complaint)")
        #expect(try store.attempts().isEmpty)
    }

    @Test(
        "a backup on a medium that can't be written is verified, brought back and joined, and stays as it is",
        .enabled(if: StationTroubleTests.canMount && getuid() == 0, "nothing can be mounted here"))
    func readOnly() throws {
        _ = try store("hanako-3", "taro-1")
        let backup = folder.file("backup"), other = folder.file("other"), third = folder.file("third")
        #expect(try senshi(["results", "backup", backup]).status == 0)
        func bytes() throws -> [String: Data] {
            let names = try FileManager.default.subpathsOfDirectory(atPath: backup)
            return Dictionary(
                uniqueKeysWithValues: names.map {
                    ($0, FileManager.default.contents(atPath: "\(backup)/\($0)") ?? Data())
                })
        }
        let before = try bytes()
        let mounted = [
            "/usr/bin/unshare", "--mount", "/bin/sh", "-c",
            "mount --bind '\(backup)' '\(backup)' && mount -o remount,ro,bind '\(backup)' && ! touch '\(backup)/x' "
                + "2> /dev/null && exec \"$@\"", "sh",
        ]
        let sound = try senshi(["verify"], under: mounted, in: backup)
        #expect(sound.output.hasPrefix("2 results are as they were signed"), "\(sound.complaint)")
        let restored = try senshi(["results", "restore", backup], under: mounted, in: other)
        #expect(restored.output == "restored: 2 results\n", "\(restored.complaint)")
        let joined = try senshi(["results", "merge", backup], under: mounted, in: third)
        #expect(joined.output == "new results: 2\n", "\(joined.complaint)")
        // Also where it could be written.
        for state in [backup, other, third] { #expect(try senshi(["verify"], in: state).status == 0) }
        #expect(try bytes() == before)
        // Who was deleted stays so, and it is said.
        #expect(try senshi(["results", "forget", "taro-1", "--yes"], in: third).status == 0)
        let again = try senshi(["results", "merge", backup], in: third)
        #expect(again.output == "new results: 0\nleft out, because they were deleted here: 1\n", "\(again.output)")
    }

    @Test("whatever a command does to records is written into the audit log, without a deleted person's name")
    func audited() throws {
        let store = try store("hanako-3"), roster = folder.file("ns-2a.csv"), backup = folder.file("backup")
        try "trainee\ntaro-1\n".write(toFile: roster, atomically: true, encoding: .utf8)
        let other = folder.file("other")
        for command in [
            ["class", "import", roster, "--scenario", "covid19-deltoid-im", "--cohort", "7"],
            ["class", "remove", "ns-2a"], ["results", "backup", backup], ["results", "merge", backup],
            ["results", "expire", "--older-than", "5y"], ["results", "forget", "hanako-3", "--yes"],
            ["station", "certificate", "--name", "localhost"],
        ] {
            let run = try senshi(command)
            #expect(run.status == 0, "\(command): \(run.complaint)")
        }
        let log = try store.auditLog(limit: 100).reversed()
        #expect(
            log.map(\.what) == ["class", "class removed", "backup", "merge", "expire", "forget", "certificate"])
        #expect(log.allSatisfy { $0.who == "user-\(getuid())" && !$0.detail.isEmpty && !$0.detail.contains("hanako") })
        #expect(try senshi(["results", "restore", backup], in: other).status == 0)
        #expect(
            try Store(in: other).auditLog(limit: 9).map(\.what) == ["restore", "backup", "class removed", "class"])
        #expect(try store.violations().isEmpty)
    }

    @Test("whatever mask a shell has, records and bundles are their owner's alone")
    func rights() throws {
        let wrapper = ["/bin/sh", "-c", "umask 022; exec \"$@\"", "sh"]
        let bundle = folder.file("doctor.json"), roster = folder.file("ns-2a.csv"), page = folder.file("ns-2a.html")
        try "trainee\ntaro-1\n".write(toFile: roster, atomically: true, encoding: .utf8)
        for command in [
            ["doctor", "--bundle", bundle], ["class", "import", roster, "--scenario", "covid19-deltoid-im"],
            ["class", "matrix", "ns-2a", "--html", page], ["results", "backup", folder.file("backup")],
        ] {
            let run = try senshi(command, under: wrapper)
            #expect([0, 3].contains(run.status), "\(command): \(run.complaint)")
        }
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where name != "ns-2a.csv" {
            let facts = try FileManager.default.attributesOfItem(atPath: folder.file(name))
            let rights = try #require(facts[.posixPermissions] as? Int)
            #expect(rights & 0o077 == 0, "\(name) has \(String(rights, radix: 8))")
        }
    }

    @Test(
        "with group-controls somebody of the station's group uses its commands and reads nothing; without it nobody does",
        .enabled(if: getuid() == 0, "to be somebody else needs root"))
    func group() throws {
        let seen = try StationTool.run("group_station.py", [Program.path, Repository.root, folder.path])
        func found(_ allows: String, _ name: String) -> [Any] {
            (seen[allows] as? [String: Any])?[name] as? [Any] ?? []
        }
        func number(_ allows: String, _ name: String) -> Int {
            (seen[allows] as? [String: Any])?[name] as? Int ?? -1
        }
        #expect(found("true", "group").first as? Int == 0, "\(found("true", "group"))")
        #expect(found("false", "group").first as? Int == 3, "\(found("false", "group"))")
        for allows in ["false", "true"] {
            #expect(found(allows, "other").first as? Int == 3, "\(found(allows, "other"))")
            #expect(number(allows, "read") != 0 && number(allows, "list") != 0 && number(allows, "end") == 0)
        }
        let modes = ["false", "true"].map { (seen[$0] as? [String: Any])?["mode"] as? String }
        #expect(modes == ["700", "710"])
    }

    @Test("a station gives up whatever it holds of a person who is deleted, and refuses while they train")
    func station() throws {
        let seen = try StationTool.run("forget_station.py", [Program.path, Repository.root, folder.path])
        func list(_ name: String) -> [Any] { seen[name] as? [Any] ?? [] }
        func said(_ name: String) -> String { list(name).compactMap { $0 as? String }.joined(separator: "|") }
        try #require(seen["served"] as? Bool == true && seen["over"] as? Bool == true, "\(seen)")
        #expect(list("during").first as? Int == 3 && said("during").contains("a session of theirs goes on"), "\(seen)")
        #expect(seen["kept"] as? [String] == ["first-one"])
        // Nobody but the owner may read results, reports and recordings, whatever the shell's mask.
        #expect(seen["modes"] as? [String] == [] && seen["state"] as? String == "700", "\(list("modes"))")
        #expect(seen["reports"] as? Int == 1)
        #expect(list("waits").first as? Int == 1 && list("waits").last as? Bool == true, "\(list("waits"))")
        for name in ["givenUp", "unkept", "cut"] { #expect(seen[name] as? Bool == true, "\(name)") }
        #expect(said("waited").hasPrefix("deleted results: 1") && list("waited").last as? Int == 0, "\(list("waited"))")
        for name in ["after", "dead"] {
            #expect(list(name).first as? Int == 0 && said(name).hasPrefix("deleted results: 1"), "\(list(name))")
        }
        #expect(list("ended").first as? Int == 0, "\(list("ended"))")
        for name in ["left", "nothing", "empty"] { #expect(seen[name] as? [String] == [], "\(name): \(list(name))") }
        #expect(list("gone").allSatisfy { ($0 as? [String]) == [] }, "\(list("gone"))")
        #expect(seen["all"] as? [String] == [] && seen["end"] as? Int == 0 && seen["verify"] as? Int == 0)
    }
}
