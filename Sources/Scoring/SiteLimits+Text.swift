import Authoring

extension SiteArea {
    private var unit: BandUnit { .millimetres }

    /// In words: "within 10 mm of …".
    func text(_ landmarks: [Landmark]) -> LocalizedText {
        switch self {
        case .near(let within, let of):
            let names = of.map(landmarks.name)
            return LocalizedText(
                ja: names.map(\.ja).joined(separator: "か") + "から\(unit.limit(within))以内",
                en: "within \(unit.limit(within)) of \(names.map(\.en).joined(separator: " or "))")
        case .between(let within, let one, let other):
            let (a, b) = (landmarks.name(one), landmarks.name(other))
            return LocalizedText(
                ja: "\(a.ja)と\(b.ja)の間から\(unit.limit(within))以内",
                en: "within \(unit.limit(within)) of the line from \(a.en) to \(b.en)")
        case .zone(let below, let aside, let above):
            let (first, last) = (unit.plain(below.lowerBound), unit.limit(below.upperBound))
            let lowest = above.map(landmarks.name)
            let origin = landmarks.origin
            return LocalizedText(
                ja: "\(origin.ja)の下\(first)〜\(last)、正中線から\(unit.limit(aside))以内"
                    + (lowest.map { "、\($0.ja)より上" } ?? ""),
                en: "\(first) to \(last) below \(origin.en), within \(unit.limit(aside)) of the midline"
                    + (lowest.map { ", above \($0.en)" } ?? ""))
        }
    }
}

extension SiteLimits {
    private var unit: BandUnit { .millimetres }

    func fullText(_ landmarks: [Landmark]) -> LocalizedText { full.text(landmarks) }

    func toleratedText(_ landmarks: [Landmark]) -> LocalizedText {
        if let safe { return safe.text(landmarks) }
        guard let critical else { return fullText(landmarks) }
        let origin = landmarks.origin
        let lowest = landmarks.name(critical.beyond)
        let (nearest, by, aside) = (
            unit.limit(critical.nearerThan), unit.limit(critical.by), unit.limit(critical.aside)
        )
        return LocalizedText(
            ja: "\(origin.ja)から\(nearest)以上、\(lowest.ja)の下\(by)以内、正中線から\(aside)以内",
            en:
                "\(nearest) or more below \(origin.en), at most \(by) below \(lowest.en), within \(aside) of the midline"
        )
    }

    func text(_ seen: Observation, _ landmarks: [Landmark]) -> LocalizedText {
        let (below, aside) = (unit.text(abs(seen.value)), unit.text(abs(seen.aside)))
        let side = seen.aside >= 0 ? LocalizedText(ja: "右", en: "right") : LocalizedText(ja: "左", en: "left")
        let above = seen.value < 0
        let method = method(seen, landmarks)
        let origin = landmarks.origin
        return LocalizedText(
            ja: "\(origin.ja)の\(above ? "上" : "下")\(below)、正中線の\(side.ja)\(aside)"
                + (method.map { "(\($0.ja))" } ?? ""),
            en: "\(below) \(above ? "above" : "below") \(origin.en), \(aside) to the \(side.en) of the midline"
                + (method.map { " (\($0.en))" } ?? ""))
    }

    /// Which of several accepted landmarks the puncture was at.
    private func method(_ seen: Observation, _ landmarks: [Landmark]) -> LocalizedText? {
        guard case .near(let within, let of) = full else { return nil }
        func away(_ id: String) -> Double {
            SiteArea.near(within: 0, of: [id]).distance(seen, at: landmarks.place)
        }
        return of.filter { away($0) <= within }.min { away($0) < away($1) }.map(landmarks.name)
    }

    /// True too far from the acromion, false too near, nil aside.
    func isLow(_ seen: Observation, _ landmarks: [Landmark]) -> Bool? {
        guard let stretch = full.stretch(at: landmarks.place) else { return nil }
        if seen.value < stretch.lowerBound { return false }
        return seen.value > stretch.upperBound ? true : nil
    }
}

extension [Landmark] {
    /// How far below the acromion, m; infinitely far where the patient has no such landmark.
    fileprivate func place(_ id: String) -> Double { first { $0.id == id }?.below ?? .infinity }

    /// What distances are counted from: the landmark at 0 mm, or the acromion.
    fileprivate var origin: LocalizedText {
        first { $0.below == 0 }?.name ?? LocalizedText(ja: "肩峰", en: "the acromion")
    }

    fileprivate func name(_ id: String) -> LocalizedText {
        first { $0.id == id }?.name ?? LocalizedText(ja: id, en: id)
    }
}
