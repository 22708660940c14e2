import Authoring

/// Which parts of a band a measure can ever reach.
struct BandReach {
    struct Finding {
        let message: LocalizedText
        let expected: LocalizedText
        let rule: String
    }

    private(set) var findings: [Finding] = []

    init(_ band: Band, _ measure: TechniqueMeasure) {
        guard case .ranges(let full, let partial, let critical) = band.limits,
            let good = Self.value(full), partial.map({ Self.value($0) != nil }) ?? true
        else { return }
        let possible = measure.possible
        let half = partial.flatMap(Self.value)
        func tell(_ message: LocalizedText, _ expected: LocalizedText, _ rule: String) {
            findings.append(Finding(message: message, expected: expected, rule: rule))
        }
        if !good.overlaps(possible) || (band.unit == .count && good.lowerBound.rounded(.up) > good.upperBound) {
            tell(
                LocalizedText(
                    ja: "\(measure.rawValue)のどの値でも満点になりません", en: "no value of \(measure.rawValue) earns all points"),
                Self.text(possible, band.unit),
                "criterion/never")
        }
        if let half, good.contains(half) || !half.overlaps(possible) {
            tell(
                LocalizedText(
                    ja: "「\(band.name)」の部分点の範囲に意味がありません", en: "the partial part of '\(band.name)' never counts"),
                LocalizedText(ja: "満点の範囲より広くしてください", en: "let it reach beyond the full part"), "band/never")
        }
        let never: Bool
        switch critical {
        case .never: never = false
        case .otherwise: never = Self.cover(possible, by: [good] + (half.map { [$0] } ?? []))
        case .when(let conditions):
            guard let range = Self.value(conditions) else { return }
            never = !range.overlaps(possible) || Self.cover(range, by: [good] + (half.map { [$0] } ?? []))
        }
        if never {
            tell(
                LocalizedText(
                    ja: "「\(band.name)」の重大な範囲になることがありません",
                    en: "the critical part of '\(band.name)' can never be reached"),
                LocalizedText(ja: "基準の範囲を直してください", en: "change the parts of the band"), "band/never"
            )
        }
    }

    /// The range of a part that looks at the value alone.
    private static func value(_ conditions: [Band.Condition]) -> ClosedRange<Double>? {
        conditions.count == 1 && conditions[0].part == .value ? conditions[0].range : nil
    }

    /// True where the parts leave no gap in a range.
    private static func cover(_ range: ClosedRange<Double>, by parts: [ClosedRange<Double>]) -> Bool {
        var reached = range.lowerBound
        var isOpen = true
        for part in parts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if part.lowerBound > reached || (part.lowerBound == reached && !isOpen) { return false }
            if part.upperBound >= range.upperBound { return true }
            if part.upperBound > reached { (reached, isOpen) = (part.upperBound, true) }
        }
        return false
    }

    private static func text(_ range: ClosedRange<Double>, _ unit: BandUnit) -> LocalizedText {
        if unit == .count { return LocalizedText(ja: "数は0、1、2…の整数です", en: "it counts: 0, 1, 2 and so on") }
        let least = unit.limit(range.lowerBound)
        if range.upperBound == .infinity {
            return LocalizedText(ja: "取りうるのは\(least)以上です", en: "it lies in \(least) or more")
        }
        let (low, high) = (unit.plain(range.lowerBound), unit.limit(range.upperBound))
        return LocalizedText(ja: "取りうるのは\(low)〜\(high)です", en: "it lies in \(low) to \(high)")
    }
}

extension ClosedRange<Double> {
    fileprivate func contains(_ other: ClosedRange<Double>) -> Bool {
        lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}

extension TechniqueMeasure {
    /// What it can be at all, SI.
    var possible: ClosedRange<Double> {
        switch self {
        case .skinEntry, .tipPastFascia, .tipPastSkin, .dwell: -Double.infinity ... .infinity
        case .angleToSkin: 0 ... .pi / 2
        case .withdrawalAngle: 0 ... .pi
        case .skinPunctures: 1 ... .infinity
        default: 0 ... .infinity
        }
    }
}
