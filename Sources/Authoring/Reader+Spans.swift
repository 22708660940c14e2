extension Reader {
    /// `80 to 100 deg`, `90 ± 10 deg`, `30 s or more`, `5 % or less`, or one value, which stands for itself alone. In
    /// SI; the open side of `or more` and `or less` is infinite.
    public func span(_ node: Node, _ kind: Quantity, in range: ClosedRange<Double>) -> ClosedRange<Double>? {
        let examples = LocalizedText(
            ja: "\(kind.example.ja)、または「2 to 3\(kind.suffix)」「2\(kind.suffix) or more」「or less」",
            en: "\(kind.example.en), or '2 to 3\(kind.suffix)', '2\(kind.suffix) or more' or 'or less'")
        guard let text = scalar(node, expecting: examples)?.trimmed() else { return nil }
        if text.utf8.count <= QuantityText.longest {
            if let (head, tail) = text.split(at: " or ") { return half(node, head, tail, kind, range) }
            for sign in ["±", "+/-", "+-"] {
                if let (middle, reach) = text.split(at: sign) { return around(node, middle, reach, kind, range) }
            }
            if let (first, last) = text.split(at: " to ") { return pair(node, first, last, kind, range) }
        }
        if let meant = SpanSlip.meant(by: text, kind) {
            refuse(node, saying(text), Self.write(examples), "number", meant)
            return nil
        }
        return parse(text, kind, node).flatMap { check($0, range, node) }.map { $0...$0 }
    }

    /// `30 s or more`.
    private func half(
        _ node: Node, _ head: String, _ tail: String, _ kind: Quantity, _ range: ClosedRange<Double>
    ) -> ClosedRange<Double>? {
        guard tail == "more" || tail == "less" else {
            let meant = Suggestion.nearest(to: tail, among: ["more", "less"])
            refuse(
                node, saying("\(head) or \(tail)"),
                Self.write(LocalizedText(ja: "「or more」か「or less」", en: "'or more' or 'or less'")), "number",
                meant.map { "\(head) or \($0)" })
            return nil
        }
        guard let value = parse(head, kind, node, around: { "\($0) or \(tail)" }),
            let limit = check(value, range, node)
        else { return nil }
        return tail == "more" ? limit ... .infinity : -.infinity...limit
    }

    /// `90 ± 10 deg`, or with a unit each.
    private func around(
        _ node: Node, _ first: String, _ last: String, _ kind: Quantity, _ range: ClosedRange<Double>
    ) -> ClosedRange<Double>? {
        guard let tolerance = parse(last, kind, node, around: { "\(first) ± \($0)" }) else { return nil }
        let shared = QuantityText(first).map { $0.unit.isEmpty } ?? false
        let middleText = shared && kind != .count ? "\(first) \(tolerance.unit.name)" : first
        guard let middle = parse(middleText, kind, node, around: { "\($0) ± \(last)" }) else { return nil }
        guard tolerance.si >= 0 else {
            refuse(
                node, LocalizedText(ja: "\(what.ja)の幅が0未満です", en: "\(what.en) has a tolerance below 0"),
                LocalizedText(ja: "符号を付けずに書いてください", en: "write it without a sign"), "range")
            return nil
        }
        // In the written unit, so that 90 ± 10 deg is 80 to 100 deg to the last bit.
        let unit = tolerance.unit
        let (centre, reach) = (unit.number(si: middle.si), unit.number(si: tolerance.si))
        guard let low = check((unit.si(centre - reach), unit), range, node),
            let high = check((unit.si(centre + reach), unit), range, node)
        else { return nil }
        return low...high
    }

    /// `80 to 100 deg`, or with a unit each.
    private func pair(
        _ node: Node, _ first: String, _ last: String, _ kind: Quantity, _ range: ClosedRange<Double>
    ) -> ClosedRange<Double>? {
        guard let upper = parse(last, kind, node, around: { "\(first) to \($0)" }) else { return nil }
        let shared = QuantityText(first).map { $0.unit.isEmpty } ?? false
        let lowerText = shared && kind != .count ? "\(first) \(upper.unit.name)" : first
        guard let lower = parse(lowerText, kind, node, around: { "\($0) to \(last)" }),
            let low = check(lower, range, node), let high = check(upper, range, node)
        else { return nil }
        if low <= high { return low...high }
        refuse(
            node, LocalizedText(ja: "\(what.ja)の終わりが始まりより小さくなっています", en: "\(what.en) ends before it begins"),
            LocalizedText(ja: "小さい値を先に書いてください", en: "write the smaller value first"), "range",
            "\(upper.unit.text(si: high)) to \(lower.unit.text(si: low))")
        return nil
    }
}

extension String {
    /// The parts before and after the first `separator`, trimmed.
    fileprivate func split(at separator: String) -> (String, String)? {
        let (text, mark) = (Array(self), Array(separator))
        guard text.count > mark.count else { return nil }
        for start in 1...(text.count - mark.count) where Array(text[start..<start + mark.count]) == mark {
            return (String(text[..<start]).trimmed(), String(text[(start + mark.count)...]).trimmed())
        }
        return nil
    }
}
