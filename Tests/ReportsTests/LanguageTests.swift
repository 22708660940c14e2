import Authoring
import Foundation
import Reports
import Testing

@Suite("Both languages") struct LanguageTests {
    @Test("every text has its twin in the other language beside it", arguments: Made.all.indices)
    func twins(index: Int) {
        let page = PageTree(Made.all[index].report.page(in: .ja))
        var pairs = 0
        for element in page.root?.all ?? [] {
            let children = element.children
            for (place, child) in children.enumerated() where child.classes.contains("ja") {
                let twin = place + 1 < children.count ? children[place + 1] : nil
                #expect(twin?.classes.contains("en") == true, "\(child.text) stands alone")
                #expect(twin?.name == child.name)
                #expect(child.attributes["lang"] == "ja" && twin?.attributes["lang"] == "en")
                #expect(!child.text.isEmpty && twin?.text.isEmpty == false)
                pairs += 1
            }
        }
        #expect(pairs > 20)
        #expect(page.root?.all.filter { $0.classes.contains("en") }.count == pairs)
    }

    /// What needs no translation: units, names of files, of devices and of sources, and the fixture's own words.
    static let neutral: Set<String> = [
        "Senshi", "deg", "mm", "SHA", "sha", "senshi", "report", "virtual", "needle", "jp", "JMA", "band", "UTC",
        "covid19",
        "deltoid", "im", "bare", "25G", "p50", "p99", "NaN", "µs",
    ]

    @Test("what stands outside the twins is numbers, units and names", arguments: Made.all.indices)
    func nothingElse(index: Int) {
        let (name, report) = Made.all[index]
        let page = PageTree(report.page(in: .ja))
        for element in page.root?.all ?? [] where !["style", "script", "title", "button"].contains(element.name) {
            guard !element.isInside("ja"), !element.isInside("en") else { continue }
            if element.isInside("record"), element.ownText.count == 64 { continue }
            for word in element.ownText.matches(of: /[\p{L}0-9]{2,}/).map({ String($0.output) }) {
                let isNumber = word.allSatisfy(\.isNumber)
                #expect(isNumber || Self.neutral.contains(word), "\(name): \(word) in \(element.ownText)")
            }
        }
    }

    @Test("the page opens in the language that was asked for, and can show each", arguments: Language.allCases)
    func chosen(language: Language) throws {
        let page = PageTree(Made.report().page(in: language))
        let root = try #require(page.root)
        #expect(root.attributes["lang"] == language.rawValue)
        #expect(root.attributes["data-language"] == language.rawValue)
        #expect(page.all("title").first?.text == root.attributes["data-title-\(language.rawValue)"])
        #expect(root.attributes["data-title-ja"] != root.attributes["data-title-en"])
        let buttons = page.all("button")
        #expect(buttons.compactMap { $0.attributes["data-choice"] } == ["ja", "en"])
        for button in buttons {
            #expect(
                (button.attributes["aria-pressed"] == "true") == (button.attributes["data-choice"] == language.rawValue)
            )
        }
        let style = try #require(page.all("style").first).text
        #expect(style.contains(#"html[data-language="ja"] .en, html[data-language="en"] .ja { display: none; }"#))
    }

    @Test("Japanese keeps to the glossary")
    func glossary() {
        let page = Made.report().page(in: .ja)
        for term in ["刺入", "抜針", "内筒", "肩峰", "三角筋", "筋膜", "皮下脂肪", "上腕骨"] { #expect(page.contains(term)) }
    }
}
