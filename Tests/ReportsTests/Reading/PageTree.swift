import Foundation
import FoundationXML

/// A page or picture as a strict XML parser reads it: an independent reader of what the product writes.
final class PageTree {
    final class Element {
        let name: String
        let attributes: [String: String]
        weak var parent: Element?
        var children: [Element] = []
        /// The text directly in this element.
        var ownText = ""

        init(_ name: String, _ attributes: [String: String], parent: Element?) {
            self.name = name
            self.attributes = attributes
            self.parent = parent
        }

        var classes: Set<String> { Set((attributes["class"] ?? "").split(separator: " ").map(String.init)) }
        var all: [Element] { [self] + children.flatMap(\.all) }
        var text: String { ownText + children.map(\.text).joined() }
        func number(_ attribute: String) -> Double? { attributes[attribute].flatMap(Double.init) }
        func isInside(_ style: String) -> Bool { classes.contains(style) || parent?.isInside(style) == true }
    }

    /// Nothing where the text is not well-formed; `problem` then says where.
    let root: Element?
    let problem: String?

    init(_ source: String) {
        let reader = Reader()
        let parser = XMLParser(data: Data(source.utf8))
        parser.delegate = reader
        let isWell = parser.parse()
        root = isWell ? reader.root : nil
        problem = isWell ? nil : "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "not well-formed")"
    }

    func all(_ name: String, _ style: String? = nil) -> [Element] {
        root?.all.filter { $0.name == name && (style.map($0.classes.contains) ?? true) } ?? []
    }

    /// The picture with this caption.
    func picture(_ caption: String) -> Element? { all("svg").first { $0.attributes["aria-labelledby"] == caption } }

    private final class Reader: NSObject, XMLParserDelegate {
        var root: Element?
        private var current: Element?

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            let element = Element(name, attributes, parent: current)
            current?.children.append(element)
            if root == nil { root = element }
            current = element
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) { current = current?.parent }

        func parser(_ parser: XMLParser, foundCharacters text: String) { current?.ownText += text }
    }
}

extension PageTree.Element {
    /// The points of a path made of straight lines.
    var points: [(x: Double, y: Double)] {
        (attributes["d"] ?? "").split { "MLZ".contains($0) }.map { $0.split(separator: " ").compactMap { Double($0) } }
            .filter { $0.count == 2 }.map { ($0[0], $0[1]) }
    }

    /// What the tick labels of an axis say of it: the value at a place, from the two labels furthest apart.
    ///
    /// - Parameters: `style` of the labels (`end` beside a vertical axis, `middle` below a horizontal one) and which of
    ///   them count.
    func axis(
        _ style: String, along: String, where counts: (PageTree.Element) -> Bool = { _ in true }
    ) -> ((Double) -> Double)? {
        let labels = all.filter {
            $0.name == "text" && $0.classes.isSuperset(of: [style, "tick"]) && counts($0)
        }.compactMap { label -> (place: Double, value: Double)? in
            guard let place = label.number(along), let value = Double(label.text.replacing("−", with: "-")) else {
                return nil
            }
            // Letters beside a vertical axis stand 5 px below their tick, to be level with it.
            return (along == "y" ? place - 5 : place, value)
        }.sorted { $0.value < $1.value }
        guard let low = labels.first, let high = labels.last, high.value > low.value else { return nil }
        return { low.value + ($0 - low.place) / (high.place - low.place) * (high.value - low.value) }
    }
}
