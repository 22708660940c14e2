extension Reader {
    /// A number without a unit.
    public func number(_ node: Node, in range: ClosedRange<Double>) -> Double? { quantity(node, .count, in: range) }

    /// A whole number.
    public func integer(_ node: Node, in range: ClosedRange<Int>) -> Int? {
        let wide = Double(range.lowerBound)...Double(range.upperBound)
        guard let number = quantity(node, .count, in: wide) else { return nil }
        if let whole = Int(exactly: number) { return whole }
        refuse(
            node, being(Authoring.text(of: number)), Self.write(LocalizedText(ja: "整数", en: "a whole number")), "type")
        return nil
    }

    /// A number with its unit, in SI.
    public func quantity(_ node: Node, _ kind: Quantity, in range: ClosedRange<Double>) -> Double? {
        guard let text = scalar(node, expecting: kind.example) else { return nil }
        return parse(text, kind, node).flatMap { check($0, range, node) }
    }

    /// A number and the unit that it is written in, or nil and a sentence. `around` puts a better text for this number
    /// into a better text for the whole value.
    func parse(
        _ text: String, _ kind: Quantity, _ node: Node, around: (String) -> String = { $0 }
    ) -> (si: Double, unit: Unit)? {
        let plain = text.utf8.count <= QuantityText.longest ? text.halfWidth.decimalPoint : text
        let better = QuantityText(plain).flatMap { kind.unit(written: $0.unit) == nil ? nil : around(plain) }
        guard let written = QuantityText(text), written.number.isFinite, !written.isCutShort else {
            refuse(node, saying(text), Self.write(kind.example), "number", plain == text ? nil : better)
            return nil
        }
        if let unit = kind.unit(written: written.unit) { return (unit.si(written.number), unit) }
        let (unit, digits) = (clipped(written.unit), written.digits)
        if written.unit.isEmpty {
            refuse(
                node, LocalizedText(ja: "\(what.ja)に単位がありません", en: "\(what.en) has no unit"),
                LocalizedText(
                    ja: "数の後に\(kind.unitList.ja)を書いてください", en: "write \(kind.unitList.en) after the number"),
                "unit",
                around(digits + kind.suffix))
        } else if kind == .count {
            refuse(
                node, LocalizedText(ja: "\(what.ja)は単位のない数です", en: "\(what.en) is a number without a unit"),
                LocalizedText(ja: "「\(unit)」を省いてください", en: "leave '\(unit)' out"), "unit", around(digits))
        } else if let other = Quantity.owner(ofUnit: written.unit) {
            refuse(
                node,
                LocalizedText(
                    ja: "\(what.ja)が\(other.title.ja)の単位\(unit)で書かれています",
                    en: "\(what.en) is in \(unit), a unit of \(other.title.en)"),
                kind.written, "unit")
        } else {
            let near = Suggestion.meant(by: written.unit, among: kind.units.map(\.name))
            refuse(
                node,
                LocalizedText(
                    ja: "\(what.ja)の単位「\(unit)」はありません", en: "\(what.en) has the unknown unit '\(unit)'"),
                kind.written, "unit", better ?? near.map { around("\(digits) \($0)") })
        }
        return nil
    }

    /// The value where it is within `range`, or nil and a sentence in the unit that was written.
    func check(_ value: (si: Double, unit: Unit), _ range: ClosedRange<Double>, _ node: Node) -> Double? {
        // A limit is inside, whatever its unit rounds to.
        let slack = 1e-12 * max(abs(value.si), 1e-12)
        if value.si >= range.lowerBound - slack, value.si <= range.upperBound + slack {
            return min(max(value.si, range.lowerBound), range.upperBound)
        }
        let (low, high) = (range.lowerBound, range.upperBound)
        let (least, most) = (value.unit.text(si: low), value.unit.text(si: high))
        let bare = Authoring.text(of: value.unit.number(si: low))
        let expected =
            if high == .infinity {
                LocalizedText(ja: "\(least)以上にしてください", en: "write \(least) or more")
            } else if low == -.infinity {
                LocalizedText(ja: "\(most)以下にしてください", en: "write \(most) or less")
            } else {
                LocalizedText(ja: "\(bare)〜\(most)の間にしてください", en: "write \(bare) to \(most)")
            }
        refuse(node, being(value.unit.text(si: value.si)), expected, "range")
        return nil
    }

    /// `'force' is 3 N`.
    private func being(_ value: String) -> LocalizedText {
        LocalizedText(ja: "\(what.ja)が\(value)になっています", en: "\(what.en) is \(value)")
    }
}

extension Quantity {
    /// ` mm`, or nothing for a count.
    var suffix: String { self == .count ? "" : " \(units[0].name)" }

    /// How one is written.
    var example: LocalizedText {
        if self == .count { return LocalizedText(ja: "数", en: "a number") }
        return LocalizedText(
            ja: "「2\(suffix)」のように単位の付いた\(title.ja)", en: "\(named) with its unit, such as '2\(suffix)'")
    }

    /// `a length is written in mm, cm, m or µm`.
    var written: LocalizedText {
        LocalizedText(ja: "\(title.ja)の単位は\(unitList.ja)です", en: "\(named) is written in \(unitList.en)")
    }
}

extension String {
    /// `2,5` as `2.5`, where the only comma stands in a number and no point does.
    fileprivate var decimalPoint: String {
        guard !contains("."), count(where: { $0 == "," }) == 1 else { return self }
        return String(map { $0 == "," ? "." : $0 })
    }
}
