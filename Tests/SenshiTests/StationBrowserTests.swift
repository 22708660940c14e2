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
        expectPause(seen, language)
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
        expectClass(seen)
        // A code is for once, and a report for whose it is.
        #expect(!text("replayed").isEmpty)
        #expect(seen["othersReport"] as? Int == 200 && seen["strangersReport"] as? Int == 404)
        #expect(seen["curve"] as? Bool == true && text("mistake").contains("stebs"))
        // No learning record store is told of, and nothing waits to be kept.
        #expect(text("standing").hasPrefix("✔"))
        let place = language == "ja" ? "設定" : "configuration"
        #expect(text("standing").contains(place))
        #expect(seen["audit"] as? Bool == true && seen["signedOut"] as? Int == 401)
        for (view, overflow) in seen["tabletOverflow"] as? [String: Int] ?? [:] {
            #expect(overflow <= 0, "\(view) on a tablet: \(overflow) pixels")
        }
        for (view, faults) in seen["faults"] as? [String: [Any]] ?? [:] {
            #expect(faults.isEmpty, "\(view): \(faults)")
        }
        #expect((seen["faults"] as? [String: Any])?.count == 13)
        #expect(seen["complaints"] as? [String] == [] && seen["elsewhere"] as? [String] == [])
        #expect(seen["status"] as? Int == 0)
    }

    /// Held by the instructor alone, seen by the trainee, on record, and the same again in a replay.
    private func expectPause(_ seen: [String: Any], _ language: String) {
        #expect((seen["held"] as? String)?.contains(language == "ja" ? "一時停止" : "holds the procedure") == true)
        #expect(seen["letGo"] as? Bool == true)
        let may = seen["mayHold"] as? [Any] ?? []
        #expect(may.first as? Bool == false)
        let statuses = may.dropFirst().map { $0 as? Int ?? 0 }
        #expect(statuses == [403, 403])
        let pauses = seen["pauses"] as? [Any] ?? []
        #expect(pauses.first as? [String] == ["paused", "resumed"])
        #expect(pauses.last as? Bool == true, "\(pauses)")
        let replay = seen["bitEqual"] as? [Any] ?? []
        #expect(replay.first as? Int == 0, "\(replay)")
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

    /// The first of the list sits the test under the class's seed; the last two lines are nobody's.
    private func expectClass(_ seen: [String: Any]) {
        let made = seen["class"] as? [Any] ?? []
        #expect(made.first as? [String] == ["a-01", "a-02", "a-03"], "\(made)")
        #expect((made.last as? String)?.contains("a-01") == true, "\(made)")
        #expect((seen["sat"] as? [Any])?.prefix(2).compactMap { $0 as? String } == ["a-01", "test"])
        #expect((seen["sat"] as? [Any])?.last as? Bool == true, "\(seen["sat"] ?? "")")
        #expect((seen["next"] as? String)?.contains("a-02") == true)
        #expect((seen["row"] as? String)?.contains("✘") == true)
        #expect(seen["noted"] as? Bool == true)
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
        for name in ["kept_in_step", "told"] { #expect(seen[name] as? Bool == true, "\(name)") }
        // A title, what is seen, reactions; the rest of an event stays as it was.
        let events = seen["events"] as? [Any] ?? []
        let isWhole = [0, 2, 3].allSatisfy { events.count == 5 && events[$0] as? Bool == true }
        #expect(isWhole, "\(events)")
        let fields = events.dropFirst().first as? [Int] ?? []
        #expect(fields.count == 6 && fields.allSatisfy { $0 >= 3 }, "\(fields)")
        #expect(events.last as? Int == 0)
        expectWeight(seen["weight"] as? [String: Any] ?? [:])
        #expect((seen["saved"] as? String)?.contains("lesson-1") == true && seen["offered"] as? Bool == true)
        #expect((seen["former"] as? String)?.hasSuffix(".yaml") == true)
        #expect(seen["files"] as? [String] == ["exemplars", "former", "hands", "lesson-1.yaml"])
    }
    /// What a dose by weight comes to follows each change; the line keeps its form and its comment, and no dose is added.
    private func expectWeight(_ seen: [String: Any]) {
        let said = seen["said"] as? [[String]] ?? []
        #expect(
            said.map(\.first) == [
                "For this patient of 50 kg it is 0.5 mL.", "For this patient of 20 kg it is 0.2 mL.",
                "For this patient of 20 kg it is 0.4 mL.", "For this patient of 20 kg it is 0.3 mL.",
                "For this patient of 20 kg it is 0.15 mL.", "For this patient of 20 kg it is 0.15 mL.",
            ], "\(seen)")
        #expect(said.first?.dropFirst() == ["体重 50 kg のこの患者では 0.5 mL です。", "50 kg", "0.01 mg/kg", "0.5 mg", "1 mg/mL"])
        #expect(said.last?.suffix(4) == ["20 kg", "0.02 mg/kg", "0.3 mg", "2 mg/mL"])
        let line = "dose-by-weight: {dose: 0.02 mg/kg, at-most: 0.3 mg, strength: 2 mg/mL}"
        #expect((seen["line"] as? String)?.hasPrefix(line) == true && (seen["line"] as? String)?.contains("#") == true)
        #expect(seen["plain"] as? Bool == false && seen["weight"] as? Bool == true)
        #expect(seen["doses"] as? Int == 0 && seen["wrong"] as? Int == 0, "\(seen)")
    }
}
