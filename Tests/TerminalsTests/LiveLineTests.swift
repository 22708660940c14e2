import Authoring
import Collision
import Terminals
import Testing

@Suite struct LiveLineTests {
    let puncture = LocalizedText(ja: "皮膚に直角に刺入する", en: "Insert at a right angle")
    let inject = LocalizedText(ja: "注入する", en: "Inject")

    func status(_ step: LocalizedText, force: Double = 0.314) -> LiveLine.Status {
        LiveLine.Status(step: step, depth: 0.0123, layer: .fat, angle: 1.535, force: force)
    }

    @Test("the line shows depth, layer, angle, force and step with their units, in the reader's language")
    func bothLanguages() {
        var english = LiveLine(language: .en, isInteractive: false)
        #expect(
            english.show(status(puncture), at: 0, columns: 80)
                == "depth  12.3 mm  fat     angle  88 deg  force  0.31 N  Insert at a right angle\n")
        var japanese = LiveLine(language: .ja, isInteractive: false)
        #expect(
            japanese.show(status(puncture, force: -0.046), at: 0, columns: 80)
                == "深さ  12.3 mm  脂肪  角度  88 deg  力 -0.05 N  皮膚に直角に刺入する\n")
    }

    @Test("a watched line is drawn over at most 20 times a second")
    func rate() {
        var line = LiveLine(language: .en, isInteractive: true)
        let drawings = (0..<1000).filter { !line.show(status(puncture), at: Double($0) / 1000, columns: 80).isEmpty }
        #expect(drawings.count == 20)
    }

    @Test("a watched line stays on one row of the window", arguments: [10, 20, 40, 80], [Language.ja, .en])
    func width(columns: Int, language: Language) {
        var line = LiveLine(language: language, isInteractive: true)
        let text = line.show(status(puncture), at: 0, columns: columns)
        #expect(text.hasPrefix("\r\u{1B}[K"))
        #expect(!text.contains("\n"))
        #expect(String(text.dropFirst(4)).columns < columns)
    }

    @Test("where nobody watches, each step has one plain line")
    func unwatched() {
        var line = LiveLine(language: .en, isInteractive: false)
        var text = ""
        for tick in 0..<100 { text += line.show(status(tick < 50 ? puncture : inject), at: Double(tick), columns: 80) }
        #expect(text.split(separator: "\n").count == 2)
        #expect(!text.contains("\u{1B}"))
        #expect(line.end() == "")
    }

    @Test("a wait that goes on is shown, and is no step of its own")
    func progress() {
        func waiting(_ seconds: Int) -> LiveLine.Status {
            let progress = LocalizedText(ja: "\(seconds)/30秒", en: "\(seconds)/30 s")
            return LiveLine.Status(step: inject, progress: progress, depth: 0, layer: .air, angle: 0, force: 0)
        }
        var watched = LiveLine(language: .en, isInteractive: true)
        #expect(watched.show(waiting(7), at: 0, columns: 100).hasSuffix("[7/30 s] Inject"))
        var plain = LiveLine(language: .en, isInteractive: false)
        let lines = (0..<30).map { plain.show(waiting($0), at: Double($0), columns: 100) }
        #expect(lines.filter { !$0.isEmpty }.count == 1)
    }

    @Test("text above a watched line does not tear it")
    func above() {
        var line = LiveLine(language: .en, isInteractive: true)
        let drawn = String(line.show(status(puncture), at: 0, columns: 80).dropFirst(4))
        #expect(line.above("Inject now") == "\r\u{1B}[KInject now\n" + drawn)
        #expect(line.end() == "\n")
        #expect(line.end() == "")
    }

    @Test("numbers that are not finite are shown as missing, not as a crash")
    func notFinite() {
        var line = LiveLine(language: .en, isInteractive: false)
        #expect(line.show(status(puncture, force: .nan), at: 0, columns: 80).contains("force     – N"))
    }
}
