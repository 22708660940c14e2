import Authoring
import Devices

/// What goes wrong with the device while the hand moves on: it takes none of the hand's time.
extension HandScriptReader {
    /// Furthest that a place can be off, m: beyond every device's reach (assumed).
    private static let furthest = 1.0
    /// Latest that a report can come, s (assumed).
    private static let latest = 1.0

    func trouble(_ verb: String, _ fields: Fields) -> HandMove? {
        switch verb {
        case "jump", "delay":
            guard let inner = fields.fields(verb, rule: "hand.\(verb)") else { return nil }
            let over = time("over", inner)
            let kind: DeviceTrouble.Kind? =
                verb == "jump"
                ? inner.quantity("by", .length, in: -Self.furthest...Self.furthest).map { .jump(by: $0) }
                : inner.quantity("by", .time, in: 0.001...Self.latest).map { .delay(by: HandTimeline.ticks($0)) }
            inner.finish()
            guard let kind, let over else { return nil }
            return .trouble(kind, over: over)
        default:
            let kinds: [String: DeviceTrouble.Kind] = [
                "freeze": .freeze, "drop": .drop, "duplicate": .duplicate, "garbage": .garbage,
                "not-a-number": .notANumber,
            ]
            guard let kind = kinds[verb], let over = time(verb, fields) else { return nil }
            return .trouble(kind, over: over)
        }
    }

    private func time(_ key: String, _ fields: Fields) -> Double? {
        fields.quantity(key, .time, in: 0.001...Self.longest)
    }

    /// The cable is pulled out, or put back: one after the other.
    mutating func plug(out: Bool, at place: Place) -> HandMove? {
        guard isUnplugged != out else {
            diagnostics.add(
                at: place,
                out
                    ? LocalizedText(ja: "デバイスはすでに抜かれています", en: "the device is unplugged already")
                    : LocalizedText(ja: "デバイスはすでにつながっています", en: "the device is plugged in already"),
                expected: out
                    ? LocalizedText(ja: "前に「- replug」を書いてください", en: "write '- replug' before it")
                    : LocalizedText(ja: "前に「- unplug」を書いてください", en: "write '- unplug' before it"),
                rule: "hand.move/plug")
            return nil
        }
        isUnplugged = out
        return out ? .unplug : .replug
    }
}
