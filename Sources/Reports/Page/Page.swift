import Authoring
import Scoring

/// The report as one HTML page: both languages in it, nothing fetched from outside, also well-formed as XML.
struct Page {
    let report: Report
    let language: Language
    let trace: Trace
    let clock: RunClock

    var score: Score { report.score }

    init(_ report: Report, language: Language) {
        self.report = report
        self.language = language
        trace = Trace(report.run)
        clock = RunClock(report.run)
    }

    var source: String {
        let titles = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, title(in: $0)) })
        let page = element(
            "html",
            [
                "lang": language.rawValue, "data-language": language.rawValue, "data-title-ja": titles[.ja] ?? "",
                "data-title-en": titles[.en] ?? "", "xmlns": "http://www.w3.org/1999/xhtml",
            ]
        ) {
            head
            element("body") {
                element("a", ["class": "skip", "href": "#result"]) { Words.skip }
                PageFrame.banner(Words.report, score.scenario.title, language)
                element("main") {
                    verdict
                    criticalErrors
                    feedback
                    steps
                    reactions
                    review
                    leftOut
                    metrics
                    pictures
                    timing
                    record
                }
                element("footer") { element("p") { Words.trainingAid } }
                element("script") { .literal(PageScript.source) }
            }
        }
        return "<!DOCTYPE html>\n" + page.source
    }

    private func title(in language: Language) -> String {
        "\(score.scenario.title[language]) – \(verdictWord[language]) – Senshi"
    }

    private var head: Markup {
        element("head") {
            element("meta", ["charset": "utf-8"])
            element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
            element("meta", ["http-equiv": "Content-Security-Policy", "content": PageScript.policy])
            element("meta", ["name": "generator", "content": "Senshi \(report.circumstances.program)"])
            element("title") { title(in: language) }
            element("style") { .literal(PageStyle.source) }
        }
    }

    /// A part of the page with its heading.
    func section(_ id: String, _ heading: LocalizedText, @MarkupBuilder _ content: () -> Markup) -> Markup {
        PageFrame.section(id, heading, content)
    }

    /// A table that scrolls by itself where the page is narrower.
    func table(
        _ style: String, name: String, columns: [LocalizedText], @MarkupBuilder _ rows: () -> Markup
    ) -> Markup {
        element("div", ["class": "scroll", "role": "region", "tabindex": "0", "aria-labelledby": "\(name)-heading"]) {
            element("table", ["class": style, "aria-labelledby": "\(name)-heading"]) {
                element("thead") {
                    element("tr") { for column in columns { element("th", ["scope": "col"]) { column } } }
                }
                rows()
            }
        }
    }

    /// When it can be seen: seconds of the run, and ticks.
    @MarkupBuilder func when(_ ticks: TickRange?) -> Markup {
        if let ticks {
            if let first = clock.seconds(at: ticks.first), let last = clock.seconds(at: ticks.last) {
                element("span", ["class": "seconds"]) {
                    last - first < 0.005 ? "\(first.fixed(2)) s" : "\(first.fixed(2))–\(last.fixed(2)) s"
                }
            }
            element("span", ["class": "ticks"]) {
                Words.ticks
                ticks.first == ticks.last
                    ? " \(ticks.first.grouped)" : " \(ticks.first.grouped)–\(ticks.last.grouped)"
            }
        }
    }
}
