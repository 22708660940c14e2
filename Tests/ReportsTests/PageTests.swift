import Authoring
import Crypto
import Foundation
import Reports
import Scoring
import Testing

@Suite("The page") struct PageTests {
    @Test("every page is well-formed", arguments: Made.all.indices)
    func wellFormed(index: Int) {
        let (name, report) = Made.all[index]
        let page = PageTree(report.page(in: .ja))
        #expect(page.problem == nil, "\(name)")
        #expect(page.all("h1").count == 1)
        #expect(page.all("main").count == 1)
        let ids = page.root?.all.compactMap { $0.attributes["id"] } ?? []
        #expect(Set(ids).count == ids.count, "\(name): an id is there twice")
        for element in page.root?.all ?? [] {
            guard let label = element.attributes["aria-labelledby"] else { continue }
            #expect(ids.contains(label), "\(name): \(label) names nothing")
        }
    }

    @Test("the verdict comes first, then feedback, steps, what was left out, metrics, pictures, timing")
    func order() {
        let page = PageTree(Made.report(Scores.failed).page(in: .ja))
        #expect(
            page.all("section").compactMap { $0.attributes["id"] } == [
                "result", "critical", "feedback", "steps", "left-out", "metrics", "pictures", "timing", "record",
            ])
        let verdict = page.all("section").first?.text ?? ""
        for word in ["不合格", "Failed", "92 %", "86.5", "94", "80 %", "1 critical error"] {
            #expect(verdict.contains(word))
        }
    }

    @Test("a draft is called a draft, a reviewed scenario is not, and both are called a training aid")
    func draft() {
        var score = Scores.passed
        for isDraft in [true, false] {
            score.draft = isDraft
            let page = Made.report(score).page(in: .ja)
            #expect(page.contains("監修前・評価には使わない") == isDraft)
            #expect(page.contains("Draft, not for assessment") == isDraft)
            #expect(page.contains("医療機器ではありません") && page.contains("not a medical device"))
        }
    }

    @Test("whoever reviewed it stands in the page and in the JSON, with role, institution and date")
    func reviewers() throws {
        var score = Scores.passed
        let nobody = Made.report(score)
        #expect(!nobody.page(in: .en).contains("Reviewed by:"))
        score.draft = false
        score.reviewers = [
            Reviewer(name: "Sato Akiko", role: "nurse teacher", institution: "<Kita>", date: "2026-10-01"),
            Reviewer(name: "J. Doe", role: "physician", institution: "Minami", date: "2026-11-02"),
        ]
        let report = Made.report(score)
        for language in [Language.ja, .en] {
            let page = report.page(in: language)
            #expect(page.contains("監修:") && page.contains("Reviewed by:"))
            #expect(page.contains("Sato Akiko, nurse teacher, &lt;Kita&gt;, 2026-10-01"))
            #expect(page.contains("; J. Doe, physician, Minami, 2026-11-02"))
        }
        let json = report.json()
        #expect(json.contains("2026-10-01") && json.contains("Minami") && json.contains("nurse teacher"))
    }

    @Test("nothing is fetched from outside, and a browser runs the page's own script only")
    func selfContained() throws {
        let source = Made.report().page(in: .ja)
        let page = PageTree(source)
        for element in page.root?.all ?? [] {
            for (name, value) in element.attributes where name != "xmlns" {
                #expect(!["src", "srcset", "data", "action", "poster"].contains(name))
                if name == "href" { #expect(value.hasPrefix("#")) }
                #expect(!value.contains("//"), "\(element.name) \(name)")
            }
            #expect(!["link", "img", "iframe", "object", "embed", "base", "form"].contains(element.name))
        }
        let style = try #require(page.all("style").first).text
        #expect(!style.contains("url(") && !style.contains("@import"))
        let scripts = page.all("script")
        #expect(scripts.count == 1)
        let digest = Data(SHA256.hash(data: Data(try #require(scripts.first).text.utf8))).base64EncodedString()
        let policy = page.all("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        let rule = try #require(policy?.attributes["content"])
        #expect(rule.contains("default-src 'none'") && rule.contains("script-src 'sha256-\(digest)'"))
    }

    @Test("each band is told by a sign and a word, not by colour alone")
    func signs() {
        let page = PageTree(Made.report().page(in: .en))
        let bands = page.all("span", "band")
        #expect(bands.count > 8)
        var signs: [String: Set<String>] = [:]
        for band in bands {
            let icon = band.children.first { $0.classes.contains("icon") }
            let word = band.children.filter { !$0.classes.contains("icon") }.map(\.text).joined()
            #expect(icon != nil && word.count > 2)
            signs[word, default: []].insert(icon?.attributes["class"] ?? "")
        }
        #expect(signs.count >= 4)
        #expect(signs.values.allSatisfy { $0.count == 1 })
        #expect(Set(signs.values).count == signs.count, "two words share a sign")
    }

    @Test("all text stands out from its ground by 4.5 to 1 at least")
    func contrast() throws {
        let style = try #require(PageTree(Made.report().page(in: .en)).all("style").first).text
        var colours: [String: [Double]] = [:]
        for match in style.matches(of: /--([a-z-]+): #([0-9a-f]{6})/) {
            let value = try #require(Int(match.2, radix: 16))
            colours[String(match.1)] = [value >> 16, value >> 8 & 255, value & 255].map { Double($0) / 255 }
        }
        func brightness(_ name: String) throws -> Double {
            let linear = try #require(colours[name], "\(name)").map {
                $0 <= 0.03928 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        }
        let grounds = ["paper", "ground", "grey-tint"]
        var pairs = ["ink", "muted", "blue", "orange", "amber"].flatMap { text in grounds.map { (text, $0) } }
        pairs += [
            ("orange", "orange-tint"), ("amber", "amber-tint"), ("ink", "amber-tint"), ("muted", "orange-tint"),
            ("muted", "amber-tint"),
        ]
        pairs += ["skin", "fat", "fascia", "muscle", "bone"].map { ("ink", $0) }
        for (text, ground) in pairs {
            let (dark, light) = (try brightness(text), try brightness(ground))
            #expect((light + 0.05) / (dark + 0.05) >= 4.5, "\(text) on \(ground)")
        }
    }

    @Test("pages and sheets for eyes are written where REPORT_PAGES names a directory", .enabled(if: directory != nil))
    func forEyes() throws {
        let directory = try #require(Self.directory)
        for (name, report) in Made.all {
            try report.page(in: .ja).write(toFile: "\(directory)/\(name).html", atomically: true, encoding: .utf8)
            try report.json().write(toFile: "\(directory)/\(name).json", atomically: true, encoding: .utf8)
        }
        try SiteTemplate(Made.site).write(to: "\(directory)/deltoid.pdf")
        try SiteTemplate(Made.site).write(to: "\(directory)/deltoid.svg")
    }

    static let directory = ProcessInfo.processInfo.environment["REPORT_PAGES"]
}
