import Foundation
import TestSupport
import Testing

/// A daemon whose machine fails it: the disk is full or can't be written, the clock jumps, the line to whoever advises is
/// slow and breaks.
@Suite(.serialized) struct StationTroubleTests {
    /// A small disk of one's own needs root, or namespaces for everybody.
    static let canMount: Bool = {
        let arguments = (getuid() == 0 ? [] : ["--map-root-user"]) + ["mount", "-t", "tmpfs", "none", "/mnt"]
        return (try? Run("/usr/bin/unshare", ["--mount"] + arguments))?.status == 0
    }()

    @Test(
        "a disk that is full or read-only loses no finished result: it is said everywhere, and kept and told once it can be",
        .enabled(if: canMount, "a disk can't be mounted here"),
        .enabled(if: PythonTools.arePrepared, "\(PythonTools.howTo)"))
    func full() throws {
        let folder = try Folder()
        let seen = try StationTool.run("full_station.py", [Program.path, Repository.root, folder.path])
        func list(_ name: String) -> [Any] { seen[name] as? [Any] ?? [] }
        func text(_ name: String) -> String { seen[name] as? String ?? "" }
        try #require(seen["begun"] as? Int == 0 && seen["over"] as? Bool == true, "\(seen)")
        // Room was held for it.
        #expect(list("held").first as? [String] == ["first"])
        #expect(list("held").last is NSNull, "\(list("held"))")
        // Without that room it waits, which status, metrics, page, administrator and log say.
        #expect(seen["overAgain"] as? Bool == true)
        let waits = list("waits")
        try #require(waits.count == 3)
        #expect(waits[0] as? [String] == ["first"])
        #expect(waits[1] as? Int == 1, "\(waits)")
        #expect((waits.last as? String)?.contains("the disk is full; make room") == true, "\(waits)")
        #expect(text("text").contains("the disk is full"))
        #expect(text("metric") == "1.0")
        let standing = seen["standing"] as? [String: Any]
        #expect(standing?["unkept"] as? Int == 1)
        let why = standing?["why"] as? [String: String] ?? [:]
        #expect(why["ja"]?.contains("空きがありません") == true, "\(why)")
        let page = (seen["page"] as? [String: Any])?["sentence"] as? String ?? ""
        for said in [page, text("log")] {
            #expect(said.contains("could not be kept yet"), "\(said)")
            #expect(said.contains("keeps it as soon as it can"))
        }
        #expect(text("refused").contains("the disk is full"), "\(text("refused"))")
        let signIn = list("signIn")
        #expect(signIn.first as? Int == 500)
        #expect((signIn.last as? String)?.contains("the disk is full") == true, "\(signIn)")
        // Killed while it waits: either the next daemon begins and knows, or it says what is wrong.
        if let sentence = seen["restarted"] as? String {
            #expect(sentence.contains("the disk is full"), "\(sentence)")
        } else {
            #expect(seen["still"] as? Int == 1, "\(seen)")
        }
        #expect(seen["servedAgain"] as? Bool == true)
        #expect(seen["kept"] as? [String] == ["first", "second"], "\(seen)")
        #expect(seen["unkept"] is NSNull)
        for name in ["told", "toldToo"] { #expect(seen[name] as? Bool == true, "\(name)") }
        #expect(seen["left"] as? [String] == [])
        // A report that can't be written costs no result.
        let noReport = list("noReport")
        #expect(seen["overThen"] as? Bool == true)
        #expect(noReport.last as? [String] == ["first", "fourth", "second"], "\(noReport)")
        let without = (noReport.first as? [String: Any])?["sentence"] as? String ?? ""
        #expect(without.contains("read-only"), "\(noReport)")
        // A store that is read-only from the start.
        let readOnly = list("readOnly")
        #expect(readOnly.first as? Bool == false && readOnly[1] as? Int == 4, "\(readOnly)")
        #expect((readOnly.last as? String)?.contains("Read-only file system") == true, "\(readOnly)")
        #expect(seen["served"] as? Bool == true)
        #expect(seen["all"] as? [String] == ["first", "fourth", "second"])
        for name in ["verify", "end"] { #expect(seen[name] as? Int == 0) }
        // Each once; a result that is void on a machine which was too late is told to nobody.
        let (statements, delivered) = (seen["statements"] as? Int, seen["delivered"] as? Int ?? 0)
        #expect(statements == delivered)
        #expect(delivered >= 1, "\(seen)")
        #expect(seen["complaints"] as? [String] == [])
    }

    /// A file system of one's own, in a file, needs root and loop devices.
    static let canLoop: Bool = {
        let made = "image=$(mktemp) && truncate -s 16M $image && mkfs.ext4 -q $image"
        let tried = "\(made) && mount -o loop $image /mnt; status=$?; rm $image; exit $status"
        return getuid() == 0 && (try? Run("/usr/bin/unshare", ["--mount", "sh", "-c", tried]))?.status == 0
    }()

    @Test(
        "a file system that turns read-only in a session loses nothing that was finished, before or after",
        .enabled(if: canLoop, "a file system in a file can't be mounted here"))
    func turned() throws {
        let folder = try Folder()
        let seen = try StationTool.run("turned_station.py", [Program.path, Repository.root, folder.path])
        func list(_ name: String) -> [Any] { seen[name] as? [Any] ?? [] }
        try #require(list("begun").last as? [String] == ["first"], "\(seen)")
        // The session goes on to its end; what was kept can still be read.
        #expect(seen["over"] as? Bool == true)
        #expect(seen["reads"] as? [String] == ["first"])
        let metrics = seen["metrics"] as? [String: String]
        #expect(metrics == ["senshi_unkept_results": "1.0", "senshi_servo_dropped_frames": "0.0"])
        let waits = list("waits")
        #expect(waits.first as? Int == 1)
        let page = (seen["page"] as? [String: Any])?["sentence"] as? String ?? ""
        for said in [waits.last as? String ?? "", page, seen["refused"] as? String ?? ""] {
            #expect(said.contains("it is read-only; name a place that can be written to"), "\(said)")
        }
        #expect((seen["log"] as? String)?.contains("could not be kept yet") == true)
        #expect(seen["stopped"] as? Int == 0)
        let restarted = list("restarted")
        #expect(restarted.first as? Bool == false && restarted[1] as? Int == 4, "\(restarted)")
        #expect((restarted.last as? String)?.contains("Read-only file system") == true, "\(restarted)")
        // Mounted again: what was said to be kept was on the disk, and what waited comes to it.
        #expect(seen["served"] as? Bool == true)
        #expect(seen["kept"] as? [String] == ["first", "second"], "\(seen)")
        #expect(seen["unkept"] is NSNull)
        #expect(list("more").last as? [String] == ["first", "second", "third"], "\(seen)")
        for name in ["end", "verify"] { #expect(seen[name] as? Int == 0) }
    }

    @Test("a clock that jumps by years, in a session and between, costs no result, no code and nobody's sign-in")
    func clock() throws {
        let folder = try Folder()
        let fixture = "\(DeviceFixture.usb.path.dropLast(DeviceFixture.usb.rawValue.count))clock.so"
        try #require(FileManager.default.fileExists(atPath: fixture), "run make fixture")
        let seen = try StationTool.run("clock_station.py", [Program.path, Repository.root, folder.path, fixture])
        let sessions = ["still", "forward", "back"]
        // No frame dropped, and one more finished each time.
        for (index, name) in sessions.enumerated() {
            #expect(seen[name] as? [Double] == [0, Double(index + 1)], "\(seen)")
        }
        for name in ["signedIn", "stillSignedIn", "code"] { #expect(seen[name] as? Int == 200, "\(name)") }
        for name in ["servedAhead", "said"] { #expect(seen[name] as? Bool == true, "\(name)") }
        for name in ["kept", "results"] { #expect(seen[name] as? [String] == sessions.sorted(), "\(seen)") }
        #expect(seen["recordings"] as? Int == 3)
        #expect(seen["verify"] as? Int == 0)
        for name in ["end", "endAhead", "last"] { #expect(seen[name] as? Int == 0) }
        // The clock did jump: one session began a year after another.
        let years = seen["years"] as? [String] ?? []
        #expect(years.count >= 2, "\(years)")
    }

    @Test("whoever advises over a slow line and the station's own certificate is heard, and the loop drops no frame")
    func far() throws {
        let folder = try Folder()
        let seen = try StationTool.run("far_station.py", [Program.path, Repository.root, folder.path])
        let without = seen["without"] as? [Any] ?? []
        #expect(without.first as? Bool == false, "\(without)")
        #expect((without.last as? String)?.contains("senshi station certificate") == true, "\(without)")
        #expect(seen["made"] as? Int == 0 && seen["served"] as? Bool == true)
        #expect((seen["address"] as? String)?.hasPrefix("https://127.0.0.1:") == true)
        for name in ["here", "far", "coach", "point", "health"] { #expect(seen[name] as? Int == 200, "\(name)") }
        #expect(seen["stranger"] as? String == "not believed")
        for name in ["arrived", "pointed", "running", "isOver"] { #expect(seen[name] as? Bool == true, "\(name)") }
        // The line was slow, and was cut in the middle.
        let took = seen["took_s"] as? Double ?? 0
        #expect(took > 1)
        let pictures = seen["pictures"] as? [String: Int] ?? [:]
        let (near, distant) = (pictures["here"] ?? 0, pictures["far"] ?? 0)
        #expect(distant >= 1)
        #expect(near > 5 * distant, "\(pictures)")
        let (alone, with) = (seen["alone"] as? [String: Double] ?? [:], seen["with"] as? [String: Double] ?? [:])
        #expect(alone["dropped"] == 0)
        #expect(with["dropped"] == 0)
        let ticks = with["ticks"] ?? 0
        #expect(ticks > 5000, "\(seen)")
        #expect(seen["verdict"] is String)
        #expect(seen["end"] as? Int == 0)
        print("lateness p50 alone \(alone["p50_us"] ?? .nan) µs, with the slow line \(with["p50_us"] ?? .nan) µs")
    }
}
