import Foundation
import TestSupport
import Testing

/// The daemon as a service manager and an administrator meet it.
@Suite(.serialized) struct ServeTests {
    @Test("a daemon says when it is ready and alive, obeys commands and signals, and ends a session with its report")
    func life() throws {
        let folder = try Folder()
        let seen = try StationTool.run("drive_station.py", [Program.path, folder.path])
        func said(_ name: String, _ part: String = "complaint") -> String {
            (seen[name] as? [String: Any])?[part] as? String ?? ""
        }
        func status(_ name: String) -> Int { (seen[name] as? [String: Any])?["status"] as? Int ?? -1 }
        func number(_ name: String) -> Double { (seen[name] as? NSNumber)?.doubleValue ?? .nan }

        // Nobody there, and what to do about it, in one sentence.
        for name in ["absent", "absentStop"] {
            #expect(status(name) == 3)
            #expect(said(name).contains("no daemon is running") && said(name).contains("senshi serve"))
            #expect(said(name).split(separator: "\n").count == 1)
        }
        #expect(status("weak") == 2 && status("account") == 0)

        #expect(seen["ready"] as? Bool == true)
        #expect((seen["health"] as? [Any])?.first as? Int == 200)
        // 250 ms between two signs of life; a loaded machine is late.
        #expect(number("idleBeats") >= 4)
        // The limit is 64 MiB; the debug build is the larger one.
        #expect(number("resident_MiB") <= 80, "\(number("resident_MiB")) MiB")
        #expect(
            seen["modes"] as? [String: String] == [
                "results.sqlite": "0o600", "station.key": "0o600", "control.sock": "0o600", "daemon.lock": "0o600",
            ])
        #expect(status("second") == 3 && said("second").contains("is running in"))
        #expect((seen["status"] as? [String: Any])?["address"] as? String == seen["address"] as? String)
        #expect(said("text", "output").contains("no session"))
        #expect(seen["reloading"] as? Bool == true && seen["reloadingSaid"] as? Bool == true)

        #expect(status("unknown") == 2 && said("unknown").contains("Did you mean 'covid19-deltoid-im'?"))
        #expect(status("begun") == 0 && status("busy") == 2)
        #expect((seen["during"] as? [String: Any])?["trainee"] as? String == "hanako-3")
        #expect(status("stopped") == 0 && said("stopped", "output").contains("force is zero"))
        #expect(number("sessionBeats") >= 3)
        // The session ends, the daemon goes on.
        #expect(status("ended") == 0 && seen["over"] as? Bool == true && seen["alive"] as? Bool == true)
        #expect(number("finished") == 1 && number("reports") == 1)
        #expect(status("nothing") == 3)

        #expect(seen["stoppingSaid"] as? Bool == true && number("end") == 0)
        #expect(number("reportsAtEnd") == 2 && seen["socketGone"] as? Bool == true)
        #expect((seen["attempts"] as? String)?.contains("hanako-3") == true)
        #expect(status("verify") == 0, "\(said("verify"))")
        // A passphrase is nowhere.
        #expect((seen["log"] as? String)?.contains("long passphrase") == false)
        let journal = try #require(seen["journal"] as? String).split(separator: "\n")
        #expect(
            !journal.isEmpty && journal.allSatisfy { $0.hasPrefix("<") && $0.dropFirst(2).hasPrefix(">senshi: ") },
            "\(journal)")
        #expect((seen["secureAddress"] as? String)?.hasPrefix("https://0.0.0.0:") == true)
        let secure = seen["secure"] as? [Any]
        #expect(secure?.first as? Int == 200 && (secure?.last as? String)?.contains("max-age") == true)
        #expect(seen["plain"] as? String == "refused")
        print("the daemon was ready after \(number("readyAfter_ms")) ms, with \(number("resident_MiB")) MiB")
    }

    @Test("an address that others reach is refused without a certificate, in one sentence")
    func openToAll() throws {
        let folder = try Folder()
        let outcome = try Program.run(["serve", "--address", "0.0.0.0:0", "--state", folder.path])
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains("no certificate") && outcome.complaint.split(separator: "\n").count == 1)
    }

    @Test("a configuration with mistakes ends the daemon before it begins, with all of them")
    func configuration() throws {
        let folder = try Folder()
        let file = folder.file("station.yaml")
        try "format: senshi-station/1\nadress: 127.0.0.1:80\nviewers: many\n".write(
            toFile: file, atomically: true, encoding: .utf8)
        let outcome = try Program.run(["serve", "--config", file, "--state", folder.path])
        #expect(outcome.status == 2)
        #expect(outcome.complaint.contains("did you mean 'address'") && outcome.complaint.contains("3:10"))
    }

    /// Other users' processes, in a run folder of one's own.
    static let canBeOthers: Bool = {
        let words = "mount -t tmpfs none /run && setpriv --reuid=65534 --clear-groups --regid=0 test -x \(Program.path)"
        return getuid() == 0 && (try? Run("/usr/bin/unshare", ["--mount", "sh", "-c", words]))?.status == 0
    }()

    @Test(
        "a service's daemon hears its group where its file says so, and whoever it does not hear is told that the force is on",
        .enabled(if: canBeOthers, "nobody else can be played here"))
    func group() throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(atPath: "\(folder.path)/second", withIntermediateDirectories: true)
        let seen = try StationTool.run("service_station.py", [Program.path, Repository.root, folder.path])
        for controls in ["true", "false"] {
            let facts = try #require(seen[controls] as? [String: Any])
            #expect(facts["state"] as? String == "0o700" && facts["named"] as? Bool == true, "\(facts)")
            #expect(facts["left"] as? [String] == [], "\(facts)")
            for person in ["own", "member", "stranger"] {
                let isHeard = person == "own" || person == "member" && controls == "true"
                let status = facts["\(person) status"] as? [Any] ?? [], stop = facts["\(person) stop"] as? [Any] ?? []
                #expect(status.first as? Int == (isHeard ? 0 : 3), "\(controls), \(person): \(status)")
                let said = stop.last as? String ?? ""
                #expect(stop.first as? Int == 3)
                #expect(said.contains(isHeard ? "no run is going on" : "was not told to take the force off"), "\(said)")
            }
        }
    }
}
