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
        expectReplay(seen, language)
        expectExemplar(seen, language)
        expectForm(seen)
        // A code is for once, and a report for whose it is.
        #expect(!text("replayed").isEmpty)
        #expect(seen["othersReport"] as? Int == 200 && seen["strangersReport"] as? Int == 404)
        #expect(seen["curve"] as? Bool == true && text("mistake").contains("stebs"))
        #expect(seen["audit"] as? Bool == true && seen["signedOut"] as? Int == 401)
        for (view, overflow) in seen["tabletOverflow"] as? [String: Int] ?? [:] {
            #expect(overflow <= 0, "\(view) on a tablet: \(overflow) pixels")
        }
        for (view, faults) in seen["faults"] as? [String: [Any]] ?? [:] {
            #expect(faults.isEmpty, "\(view): \(faults)")
        }
        #expect((seen["faults"] as? [String: Any])?.count == 11)
        #expect(seen["complaints"] as? [String] == [] && seen["elsewhere"] as? [String] == [])
        #expect(seen["status"] as? Int == 0)
    }

    /// Under the skin, by the keyboard and by evidence; one's own alone, and nothing of it on the wire during a test.
    private func expectReplay(_ seen: [String: Any], _ language: String) {
        #expect(seen["marks"] as? Int ?? 0 > 12 && seen["jumped"] as? Bool == true)
        #expect(abs((seen["second"] as? Double ?? 0) - 1) < 0.06)
        #expect(seen["played"] as? Bool == true && seen["paused"] as? Bool == true)
        #expect(seen["replays"] as? [Int] == [200, 200, 404])
        #expect((seen["ownReports"] as? [Int])?.last == 0 && (seen["ownReports"] as? [Int])?.first ?? 0 > 0)
        let wire = seen["wire"] as? [Any] ?? []
        #expect(wire.count == 6 && wire[0] as? Int == 200 && wire[1] as? String == "test", "\(wire)")
        #expect(wire[2...4].allSatisfy { $0 as? Int == 0 } && wire[5] as? Bool == true, "\(wire)")
    }

    private func expectExemplar(_ seen: [String: Any], _ language: String) {
        #expect((seen["kept"] as? String)?.hasPrefix("✔") == true)
        #expect((seen["exemplar"] as? String)?.contains("sensei-1") == true)
        #expect(seen["followed"] as? Bool == true)
        #expect((seen["failed"] as? String)?.contains(language == "ja" ? "合格しなかった" : "did not pass") == true)
        #expect(seen["simple"] as? Bool == true && seen["modeHidden"] as? Bool == true)
    }

    private func expectForm(_ seen: [String: Any]) {
        #expect(seen["added"] as? Bool == true && seen["range"] as? Bool == true)
        #expect(seen["kept_in_step"] as? Bool == true)
        #expect((seen["saved"] as? String)?.contains("lesson-1") == true && seen["offered"] as? Bool == true)
        #expect((seen["former"] as? String)?.hasSuffix(".yaml") == true)
        #expect(seen["files"] as? [String] == ["exemplars", "former", "hands", "lesson-1.yaml"])
    }
}
