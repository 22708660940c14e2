import Foundation
import TestSupport
import Testing

/// The console in Debian's Chromium, driven over its own protocol; axe-core looks at every view.
@Suite(.serialized, .enabled(if: PythonTools.arePrepared, "\(PythonTools.howTo)")) struct StationBrowserTests {
    @Test(
        "a trainee and an instructor go through a whole session in a browser, by the keyboard", arguments: ["ja", "en"])
    func session(_ language: String) throws {
        let folder = try Folder()
        let seen = try StationTool.run(
            "browse_station.py", [Program.path, Repository.root, folder.path, language])
        func text(_ name: String) -> String { seen[name] as? String ?? "" }
        #expect(text("language") == language)
        #expect(text("wrong").contains(language == "ja" ? "違います" : "not right"))
        #expect(seen["ownViews"] as? Int == 0 && text("check").hasPrefix("✔"))
        // What the instructor says arrives as text, and where they point is shown.
        #expect(text("coached") == "Slowly & <b>calmly</b>" && seen["pointed"] as? Bool == true)
        for name in ["fault", "faultSeen"] {
            #expect(text(name).contains(language == "ja" ? "非常停止" : "emergency stop"))
        }
        #expect(seen["resumed"] as? Bool == true)
        // The needle went where the hand put it, and the questions were answered on the page.
        #expect(text("layer") == (language == "ja" ? "筋肉" : "muscle"))
        #expect(Set(seen["answered"] as? [String] ?? []).count >= 10)
        #expect(text("verdict").hasPrefix(language == "ja" ? "合格" : "Passed"), "\(text("verdict"))")
        let report = seen["report"] as? [String: Any]
        #expect(report?["trainee"] as? String == "hanako-3")
        #expect((report?["rating"] as? String)?.contains("calm hands") == true)
        // A code is for once, and a report for whose it is.
        #expect(!text("replayed").isEmpty)
        #expect(seen["othersReport"] as? Int == 200 && seen["strangersReport"] as? Int == 404)
        #expect(seen["curve"] as? Bool == true && text("mistake").contains("stebs"))
        #expect(seen["audit"] as? Bool == true && seen["signedOut"] as? Int == 401)
        #expect(seen["tabletOverflow"] as? Int ?? 99 <= 0)
        for (view, faults) in seen["faults"] as? [String: [Any]] ?? [:] {
            #expect(faults.isEmpty, "\(view): \(faults)")
        }
        #expect((seen["faults"] as? [String: Any])?.count == 9)
        #expect(seen["complaints"] as? [String] == [] && seen["elsewhere"] as? [String] == [])
        #expect(seen["status"] as? Int == 0)
    }
}
