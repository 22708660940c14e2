public import Authoring

/// The active area of a tablet, m.
public struct TabletSize: Sendable, Equatable {
    /// Along the tablet's x axis, m.
    public var width: Double
    /// Along its y axis, m.
    public var height: Double

    /// The sizes that are believed, m.
    static let sensible = 0.02...2.0

    public init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    /// Reads `224 mm x 140 mm`; the first unit may be left out. Nil, and what is wrong in `diagnostics`, otherwise.
    public init?(_ text: String, into diagnostics: Diagnostics) {
        let document = Document(text: Self.quoted(text), file: "size", into: diagnostics)
        guard let node = document.root else { return nil }
        self.init(node, Reader(of: LocalizedText(ja: "大きさ", en: "the size"), rule: "tablet", into: diagnostics))
    }

    init?(_ node: Node, _ reader: Reader) {
        guard let text = reader.text(node) else { return nil }
        let sides = text.split(whereSeparator: { $0 == "x" || $0 == "×" }).map(String.init)
        guard sides.count == 2 else {
            reader.diagnostics.add(
                at: node.place,
                reader.saying(text),
                expected: LocalizedText(
                    ja: "224 mm x 140 mm のように 幅 x 高さ で書いてください", en: "write width x height, such as 224 mm x 140 mm"),
                rule: "\(reader.rule)/size")
            return nil
        }
        let unit = String(sides[1].drop { !$0.isLetter })
        let first = sides[0].contains(where: \.isLetter) ? sides[0] : sides[0] + unit
        let lengths = [first, sides[1]].map {
            reader.quantity(Node(.scalar($0), at: node.place), .length, in: Self.sensible)
        }
        guard let width = lengths[0], let height = lengths[1] else { return nil }
        self.init(width: width, height: height)
    }

    /// As it is written in files.
    public var text: String {
        let unit = Quantity.length.units[0]
        return "\(unit.text(si: width)) x \(unit.text(si: height))"
    }

    /// A YAML text in double quotes.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                quoted += "\\x" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
            case "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
                quoted += "\\u" + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
