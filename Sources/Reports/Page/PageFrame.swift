import Authoring

/// What every page has: both languages in it, nothing fetched from outside, also well-formed as XML.
struct PageFrame {
    /// What kind of page it is, above its heading.
    let kind: LocalizedText
    /// The heading, and the title in the browser's tab.
    let heading: LocalizedText
    /// The language shown first.
    let language: Language

    /// The whole page around what is in its main part.
    func source(@MarkupBuilder _ content: () -> Markup) -> String {
        let page = element(
            "html",
            [
                "lang": language.rawValue, "data-language": language.rawValue,
                "data-title-ja": "\(heading.ja) – Senshi", "data-title-en": "\(heading.en) – Senshi",
                "xmlns": "http://www.w3.org/1999/xhtml",
            ]
        ) {
            element("head") {
                element("meta", ["charset": "utf-8"])
                element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
                element("meta", ["http-equiv": "Content-Security-Policy", "content": PageScript.policy])
                element("title") { "\(heading[language]) – Senshi" }
                element("style") { .literal(PageStyle.source) }
            }
            element("body") {
                Self.banner(kind, heading, language)
                element("main", [:], content)
                element("footer") { element("p") { Words.trainingAid } }
                element("script") { .literal(PageScript.source) }
            }
        }
        return "<!DOCTYPE html>\n" + page.source
    }

    /// The heading, and the two languages to choose from.
    static func banner(_ kind: LocalizedText, _ heading: LocalizedText, _ language: Language) -> Markup {
        element("header") {
            element("div") {
                element("p", ["class": "kind"]) {
                    element("b") { "Senshi" }
                    kind
                }
                element("h1") { heading }
            }
            element("div", ["class": "languages", "role": "group", "aria-label": "言語 / Language"]) {
                for choice in Language.allCases {
                    element(
                        "button",
                        [
                            "type": "button", "lang": choice.rawValue, "data-choice": choice.rawValue,
                            "aria-pressed": choice == language ? "true" : "false",
                        ]
                    ) { choice == .ja ? "日本語" : "English" }
                }
            }
        }
    }

    /// A part of a page with its heading.
    static func section(_ id: String, _ heading: LocalizedText, @MarkupBuilder _ content: () -> Markup) -> Markup {
        element("section", ["id": id, "aria-labelledby": "\(id)-heading"]) {
            element("h2", ["id": "\(id)-heading"]) { heading }
            content()
        }
    }
}
