import Authoring

extension Band {
    /// What earns all points: "80 to 100 deg".
    func fullText(_ landmarks: [Landmark]) -> LocalizedText {
        switch limits {
        case .ranges(let full, _, _): text(full)
        case .site(let site): site.fullText(landmarks)
        }
    }

    /// What is not a critical error.
    func toleratedText(_ landmarks: [Landmark]) -> LocalizedText {
        switch limits {
        case .ranges(let full, let partial, .otherwise): text(partial ?? full)
        case .ranges(_, _, .when(let conditions)):
            LocalizedText(ja: "\(text(conditions).ja)でないこと", en: "not \(text(conditions).en)")
        case .ranges(let full, _, .never): text(full)
        case .site(let site): site.toleratedText(landmarks)
        }
    }

    private func text(_ conditions: [Condition]) -> LocalizedText {
        let underSkin = conditions.contains { $0.part == .pastSkin || $0.part == .fromFascia }
        let parts = conditions.map { condition -> LocalizedText in
            let range = text(condition.range)
            switch condition.part {
            case .value: return range
            case .pastFascia: return LocalizedText(ja: "筋膜から\(range.ja)", en: "\(range.en) past the fascia")
            case .pastSkin: return LocalizedText(ja: "皮膚の内面から\(range.ja)", en: "\(range.en) past the skin")
            case .fromFascia: return LocalizedText(ja: "筋膜まで\(range.ja)", en: "\(range.en) from the fascia")
            case .bevel:
                if underSkin { return LocalizedText(ja: "刃面全体が皮下", en: "the whole bevel under the skin") }
                if condition.range.lowerBound == 0 {
                    return LocalizedText(ja: "刃面全体が筋肉内", en: "the whole bevel in the muscle")
                }
                return LocalizedText(ja: "刃面が筋膜から\(range.ja)", en: "the bevel \(range.en) past the fascia")
            case .fromBone: return LocalizedText(ja: "骨まで\(range.ja)", en: "\(range.en) from bone")
            }
        }
        return LocalizedText(ja: parts.map(\.ja).joined(separator: "、"), en: parts.map(\.en).joined(separator: ", "))
    }

    private func text(_ range: ClosedRange<Double>) -> LocalizedText {
        let (low, high) = (range.lowerBound, range.upperBound)
        if low == high || (low == -.infinity && high == .infinity) {
            return LocalizedText(ja: unit.limit(low), en: unit.limit(low))
        }
        if low == -.infinity { return LocalizedText(ja: "\(unit.limit(high))以下", en: "\(unit.limit(high)) or less") }
        if high == .infinity { return LocalizedText(ja: "\(unit.limit(low))以上", en: "\(unit.limit(low)) or more") }
        let first = unit.plain(low)
        return LocalizedText(ja: "\(first)〜\(unit.limit(high))", en: "\(first) to \(unit.limit(high))")
    }

    /// What was seen, in words.
    func text(_ seen: Observation, _ landmarks: [Landmark]) -> LocalizedText {
        switch limits {
        case .site(let site): return site.text(seen, landmarks)
        case .ranges(let full, _, _):
            let value = unit.text(seen.value)
            if seen.forwarded > 0 {
                let part = unit.text(seen.forwarded)
                return LocalizedText(ja: "\(value)(うち\(part)は早送り)", en: "\(value), \(part) of it fast-forwarded")
            }
            if full.contains(where: { $0.part == .pastSkin }) { return underSkin(seen) }
            guard full.contains(where: { $0.part == .fromBone }) else { return LocalizedText(ja: value, en: value) }
            let bone = unit.text(max(0, seen.fromBone))
            if seen.value < 0 {
                let short = unit.text(-seen.value)
                return LocalizedText(ja: "筋膜の手前\(short)", en: "\(short) short of the fascia")
            }
            return LocalizedText(ja: "筋膜から\(value)、骨まで\(bone)", en: "\(value) past the fascia, \(bone) from bone")
        }
    }

    private func underSkin(_ seen: Observation) -> LocalizedText {
        if seen.value < 0 { return LocalizedText(ja: "皮膚の中", en: "in the skin") }
        let (value, fascia) = (unit.text(seen.value), unit.text(abs(seen.fromFascia)))
        if seen.fromFascia < 0 { return LocalizedText(ja: "筋膜を越えて\(fascia)", en: "\(fascia) past the fascia") }
        return LocalizedText(
            ja: "皮膚の内面から\(value)、筋膜まで\(fascia)", en: "\(value) past the skin, \(fascia) from the fascia")
    }

    /// True below the full part, false above it, nil where neither can be said.
    func isLow(_ seen: Observation, _ landmarks: [Landmark]) -> Bool? {
        switch limits {
        case .site(let site): return site.isLow(seen, landmarks)
        case .ranges(let full, _, _):
            for condition in full {
                let value = seen.part(condition.part)
                let isAhead = condition.part == .fromBone || condition.part == .fromFascia
                if value < condition.range.lowerBound { return !isAhead }
                if value > condition.range.upperBound { return isAhead }
            }
            return nil
        }
    }
}
