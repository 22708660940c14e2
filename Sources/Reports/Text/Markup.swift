import Authoring

/// A piece of HTML or SVG, also well-formed as XML. What comes from outside can only enter escaped: names of elements
/// and attributes are literals of the program, and every text and value goes through ``escape(_:)``.
struct Markup: Sendable {
    private(set) var source: String

    private init(source: String) { self.source = source }

    static let nothing = Markup(source: "")
    static func text(_ text: String) -> Markup { Markup(source: escape(text)) }
    /// A literal of the program: style, script, document type. The only text that is not escaped.
    static func literal(_ literal: StaticString) -> Markup { Markup(source: literal.description) }
    static func joined(_ parts: [Markup]) -> Markup { Markup(source: parts.map(\.source).joined()) }

    /// Both languages, each in its own `span`; the page's style shows one of them.
    static func both(_ text: LocalizedText) -> Markup {
        joined(
            Language.allCases.map { language in
                element("span", ["class": language.rawValue, "lang": language.rawValue]) { text[language] }
            })
    }

    /// The text with everything that could end it replaced, and with nothing that XML forbids or that turns the
    /// direction of what follows.
    static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\t", "\n": escaped.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}",
                "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

/// One element with its attributes and what is in it.
func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    @MarkupBuilder _ content: () -> Markup = { .nothing }
) -> Markup {
    var tag = "<\(name)"
    for (key, value) in attributes { tag += " \(key)=\"\(Markup.escape(value))\"" }
    let inside = content().source
    return Markup.closing(tag, name: name.description, inside: inside)
}

extension Markup {
    /// Elements that HTML never closes.
    private static let void: Set<String> = ["meta", "br", "col", "hr"]
    /// Elements in running text: no line break after them.
    private static let inline: Set<String> = ["span", "b", "text", "tspan", "small", "bdi", "svg", "use", "button"]

    fileprivate static func closing(_ tag: String, name: String, inside: String) -> Markup {
        let end = inline.contains(name) ? "" : "\n"
        return Markup(source: void.contains(name) ? "\(tag)/>\(end)" : "\(tag)>\(inside)</\(name)>\(end)")
    }
}

/// Writes what is inside an element as a list of pieces: markup, plain text (escaped), or text in both languages.
@resultBuilder
enum MarkupBuilder {
    static func buildExpression(_ markup: Markup) -> Markup { markup }
    static func buildExpression(_ text: String) -> Markup { .text(text) }
    static func buildExpression(_ text: LocalizedText) -> Markup { .both(text) }
    static func buildBlock(_ parts: Markup...) -> Markup { .joined(parts) }
    static func buildArray(_ parts: [Markup]) -> Markup { .joined(parts) }
    static func buildOptional(_ part: Markup?) -> Markup { part ?? .nothing }
    static func buildEither(first part: Markup) -> Markup { part }
    static func buildEither(second part: Markup) -> Markup { part }
}
