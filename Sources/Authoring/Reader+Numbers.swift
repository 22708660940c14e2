extension Reader {
    /// A number without a unit.
    public func number(_ node: Node, in range: ClosedRange<Double>) -> Double? { quantity(node, .count, in: range) }

    /// A whole number.
    public func integer(_ node: Node, in range: ClosedRange<Int>) -> Int? {
        let wide = Double(range.lowerBound)...Double(range.upperBound)
        guard let number = quantity(node, .count, in: wide) else { return nil }
        if let whole = Int(exactly: number) { return whole }
        refuse(node, "\(what) is \(Authoring.text(of: number))", "write a whole number", "type")
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
            refuse(
                node, "\(what) is '\(clipped(text))'", "write \(kind.example)", "number", plain == text ? nil : better)
            return nil
        }
        if let unit = kind.unit(written: written.unit) { return (unit.si(written.number), unit) }
        let (unit, digits) = (clipped(written.unit), written.digits)
        if written.unit.isEmpty {
            refuse(
                node, "\(what) has no unit", "write \(kind.unitList) after the number", "unit",
                around(digits + kind.suffix))
        } else if kind == .count {
            refuse(node, "\(what) is a number without a unit", "leave '\(unit)' out", "unit", around(digits))
        } else if let other = Quantity.owner(ofUnit: written.unit) {
            refuse(
                node, "\(what) is in \(unit), a unit of \(other.rawValue)",
                "\(kind.named) is written in \(kind.unitList)", "unit")
        } else {
            let near = Suggestion.nearest(to: written.unit, among: kind.units.map(\.name))
            refuse(
                node, "\(what) has the unknown unit '\(unit)'", "\(kind.named) is written in \(kind.unitList)", "unit",
                better ?? near.map { around("\(digits) \($0)") })
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
        let expected =
            if high == .infinity {
                "write \(value.unit.text(si: low)) or more"
            } else if low == -.infinity {
                "write \(value.unit.text(si: high)) or less"
            } else {
                "write \(Authoring.text(of: value.unit.number(si: low))) to \(value.unit.text(si: high))"
            }
        refuse(node, "\(what) is \(value.unit.text(si: value.si))", expected, "range")
        return nil
    }
}

extension Quantity {
    /// ` mm`, or nothing for a count.
    var suffix: String { self == .count ? "" : " \(units[0].name)" }

    /// How one is written.
    var example: String { self == .count ? "a number" : "\(named) with its unit, such as '2\(suffix)'" }
}

extension String {
    /// `2,5` as `2.5`, where the only comma stands in a number and no point does.
    fileprivate var decimalPoint: String {
        guard !contains("."), count(where: { $0 == "," }) == 1 else { return self }
        return String(map { $0 == "," ? "." : $0 })
    }
}
