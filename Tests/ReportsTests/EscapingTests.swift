import Authoring
import Devices
import Foundation
import Reports
import Scoring
import Servo
import Sessions
import Testing

@Suite("Texts from outside") struct EscapingTests {
    static let hostile = [
        "<script>alert(1)</script>", "</span></style></script><img src=x onerror=alert(1)>", "\" onload=\"alert(1)",
        "' onclick='x", "]]><!-- --><![CDATA[", "&lt;b&gt; &amp; &#x3c;", "\u{202E}txt.exe\u{0}\u{7}\u{FFFE}",
        "${x} {{y}} \\",
        "</title></html>", "javascript:alert(1)",
    ]

    /// The score with every text replaced; only the fixed words of its enums stay.
    static func score(_ text: String) throws -> Score {
        let fixed: Set = ["verdict", "status", "band", "evidence"]
        func replaced(_ value: Any, key: String) -> Any {
            switch value {
            case let fields as [String: Any]:
                Dictionary(uniqueKeysWithValues: fields.map { ($0, replaced($1, key: $0)) })
            case let items as [Any]: items.map { replaced($0, key: key) }
            case is String where !fixed.contains(key): text
            default: value
            }
        }
        let plain = try JSONSerialization.jsonObject(with: JSONEncoder().encode(Scores.failed))
        let changed = try JSONSerialization.data(withJSONObject: replaced(plain, key: ""))
        return try JSONDecoder().decode(Score.self, from: changed)
    }

    static func report(_ text: String) throws -> Report {
        var run = Made.liveRun
        run.digest = text
        run.device = text
        run.needle = text
        run.patient = text
        run.started = text
        run.timing.policy = text
        run.events.append(Event(.faulted(text), tick: 41_000, time: 41))
        run.events.append(Event(.action(.init(.did(text))), tick: 41_500, time: 41.5))
        run.events.append(Event(.action(.init(.choose(step: text, option: text))), tick: 42_000, time: 42))
        let circumstances = Circumstances(
            mode: .test, program: text, model: text, profile: text, notes: [both(text, text)], needleLength: 0.025)
        return Report(score: try score(text), run: run, circumstances: circumstances)
    }

    /// Names of elements and of their attributes, in order: what a text may never change.
    private func bones(_ page: PageTree) -> [String] {
        page.root?.all.map { "\($0.name) \($0.attributes.keys.sorted())" } ?? []
    }

    @Test("never become elements or attributes, whatever they hold", arguments: hostile)
    func structure(text: String) throws {
        let plain = PageTree(try Self.report("plain").page(in: .ja))
        let page = PageTree(try Self.report(text).page(in: .ja))
        #expect(page.problem == nil)
        #expect(bones(page) == bones(plain))
        #expect(page.all("script").count == 1)
        #expect(!bones(page).isEmpty)
    }

    @Test("are shown as they were written, without what turns the direction of a line")
    func shown() throws {
        for text in Self.hostile where !text.contains("\u{202E}") {
            let page = PageTree(try Self.report(text).page(in: .ja))
            #expect(page.all("h1").first?.children.first?.text == text)
            #expect(page.all("title").first?.text.hasPrefix(text) == true)
        }
        let turned = try Self.report("\u{202E}txt.exe\u{0}").page(in: .ja)
        #expect(!turned.unicodeScalars.contains("\u{202E}") && !turned.unicodeScalars.contains("\u{0}"))
    }

    @Test("come back from the JSON exactly", arguments: hostile)
    func json(text: String) throws {
        let json = try ReportJSON(Self.report(text))
        #expect(json["scenario", "title", "ja"] as? String == text)
        #expect(json["digest", "sha256"] as? String == text)
        #expect(json["device"] as? String == text)
    }

    @Test(
        "never lead a report out of its directory", arguments: ["../../etc", "a/b", "", ".", "..", "日本", "-rf", "x\0y"])
    func folderNames(text: String) throws {
        let name = ReportFiles(try Self.report(text), language: .ja).name
        #expect(name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]*/) != nil, "\(name)")
        #expect(!name.contains("..") || !name.contains("/"))
    }
}
