import Authoring

extension SiteLimits {
    private var unit: BandUnit { .millimetres }

    private func name(_ id: String, _ landmarks: [Landmark]) -> LocalizedText {
        landmarks.first { $0.id == id }?.name ?? LocalizedText(ja: id, en: id)
    }

    func fullText(_ landmarks: [Landmark]) -> LocalizedText {
        let names = of.map { name($0, landmarks) }
        return LocalizedText(
            ja: names.map(\.ja).joined(separator: "か") + "から\(unit.limit(within))以内",
            en: "within \(unit.limit(within)) of \(names.map(\.en).joined(separator: " or "))")
    }

    func toleratedText(_ landmarks: [Landmark]) -> LocalizedText {
        guard let critical else { return fullText(landmarks) }
        let lowest = name(critical.beyond, landmarks)
        let (nearest, by, aside) = (
            unit.limit(critical.nearerThan), unit.limit(critical.by), unit.limit(critical.aside)
        )
        return LocalizedText(
            ja: "肩峰から\(nearest)以上、\(lowest.ja)の下\(by)以内、正中線から\(aside)以内",
            en:
                "\(nearest) or more below the acromion, at most \(by) below \(lowest.en), within \(aside) of the midline"
        )
    }

    func text(_ seen: Observation, _ landmarks: [Landmark]) -> LocalizedText {
        let (below, aside) = (unit.text(abs(seen.value)), unit.text(abs(seen.aside)))
        let side = seen.aside >= 0 ? LocalizedText(ja: "右", en: "right") : LocalizedText(ja: "左", en: "left")
        let above = seen.value < 0
        let near = of.map { (id: $0, away: distance(seen, $0, landmarks)) }.min { $0.away < $1.away }
        let method = near.flatMap { $0.away <= within ? name($0.id, landmarks) : nil }
        return LocalizedText(
            ja: "肩峰の\(above ? "上" : "下")\(below)、正中線の\(side.ja)\(aside)" + (method.map { "(\($0.ja))" } ?? ""),
            en: "\(below) \(above ? "above" : "below") the acromion, \(aside) to the \(side.en) of the midline"
                + (method.map { " (\($0.en))" } ?? ""))
    }

    /// True too far from the acromion, false too near, nil aside.
    func isLow(_ seen: Observation, _ landmarks: [Landmark]) -> Bool? {
        let places = of.compactMap { id in landmarks.first { $0.id == id }?.below }
        guard let first = places.min(), let last = places.max() else { return nil }
        if seen.value < first - within { return false }
        return seen.value > last + within ? true : nil
    }

    private func distance(_ seen: Observation, _ id: String, _ landmarks: [Landmark]) -> Double {
        guard let at = landmarks.first(where: { $0.id == id })?.below else { return .infinity }
        let along = seen.value - at
        return (along * along + seen.aside * seen.aside).squareRoot()
    }
}
