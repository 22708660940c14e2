import Devices

extension ProfileDraft {
    /// The profile's file. It reads without a complaint where nothing is ``lacking``.
    public var text: String {
        let quoted = "\"\(title.filter { $0 != "\"" && $0 != "\\" && !$0.isNewline })\""
        return """
            # Found by wiggling the device's controls: senshi devices new. What each key means is told in _template.yaml.
            # Numbers marked "assumed" are those that other devices of the kind have; change what you know better.
            format: senshi-device/1
            name: \(name)
            title: {ja: \(quoted), en: \(quoted)}
            \(transport)
            \(mapping)
            limits:
              force: {value: 0 N, source: what only rumbles shows no force, tag: assumed}
              speed: {value: 2 m/s, source: faster than a hand moves a needle, tag: assumed}

            \(senses)
            interpolation-delay: {value: \(delay), source: "a little more than its reports were apart", tag: measured}

            """
    }

    private var delay: String { "\(max(1, min(100, Int((interval * 1000 * 1.1).rounded(.up))))) ms" }

    private var transport: String {
        switch way {
        case .evdev:
            var text = "transport: evdev\n\nmatch:\n  models: [\(model.text)]\n"
            text += "  axes: [\(axes.map(\.control.text).joined(separator: ", "))]\n"
            let needed = buttons.map(\.control.text) + (rangeButton.map { [$0] } ?? [])
            if !needed.isEmpty { text += "  buttons: [\(needed.joined(separator: ", "))]\n" }
            text += "\naxes:\n"
            for (channel, control) in axes { text += "  - {code: \(control.text), \(rest(channel, control))}\n" }
            if !buttons.isEmpty { text += "buttons:\n" }
            for (role, control) in buttons { text += "  - {code: \(control.text), \(meaning(role))}\n" }
            if let rangeButton { text += "range-button: \(rangeButton)\n" }
            return text + "grab: true\n"
        case .hidraw(let interface, let id, let length):
            let own = interface.map { ", interface: \($0)" } ?? ""
            var text = "transport: hidraw\n\nmatch: {models: [\(model.text)]\(own)}\n\nreports:\n  - "
            if let id { text += "id: \(id)\n    " }
            text += "length: \(length)\n    fields:\n"
            for (channel, control) in axes { text += "      - {\(place(control)), \(rest(channel, control))}\n" }
            if !buttons.isEmpty { text += "    buttons:\n" }
            for (role, control) in buttons { text += "      - {\(place(control)), \(meaning(role))}\n" }
            return text
        }
    }

    private func place(_ control: DraftControl) -> String {
        switch control {
        case .field(let at, let type, let isBigEndian, _, _):
            "at: \(at), type: \(type)" + (isBigEndian ? ", order: big" : "")
        case .bit(let at, let bit): "at: \(at), bit: \(bit)"
        case .axis, .button: ""
        }
    }

    private func rest(_ channel: Channel, _ control: DraftControl) -> String {
        var text = "channel: \(channel.name)"
        let isOneSided = channel == .depth || channel == .plunger || channel == .pressure
        switch control {
        case .axis(_, let inverted): if inverted { text += ", inverted: true" }
        case .field(_, let type, _, let travel, let inverted):
            // A stick goes as far to the other side of its rest, where its type has room.
            let (low, high) = (travel.lowerBound, travel.upperBound)
            let size = type.hasSuffix("16") ? 1 << 16 : 1 << 8
            let most = type.hasPrefix("i") ? size / 2 - 1 : size - 1
            let all = isOneSided ? (low, high) : inverted ? (low, 2 * high - low) : (2 * low - high, high)
            text +=
                ", range: \(max(most + 1 - size, all.0)) to \(min(most, all.1))" + (inverted ? ", inverted: true" : "")
        case .button, .bit: break
        }
        if isOneSided { text += ", dead-zone: {value: 4 %, source: a finger rests on it, tag: assumed}" }
        return text
    }

    private func meaning(_ role: EvdevButton.Role) -> String {
        "role: \(role.rawValue)" + (style == .pen && role == .hold ? ", press: toggle" : "")
    }

    private var mapping: String {
        var text = """

            mapping:
              kind: \(style.rawValue)
              standoff: {value: 10 mm, source: far enough to see the needle before it touches, tag: assumed}
              advance: {value: 45 mm, source: "10 mm to the skin, a 25 mm needle, and 10 mm to spare", tag: assumed}
              advance-speed: {value: 280 mm/s, source: "the fastest of 357 needles put in by hand", tag: measured}

            """
        if style == .gamepad {
            text +=
                drives(.slideX) && drives(.slideY)
                ? "  slide-speed: {value: 40 mm/s, source: from the acromion to the axillary line in 2 s, tag: assumed}\n"
                : "  slides: false\n"
            text += "  lean: {value: 60 deg, source: flatter than any injection that is taught, tag: assumed}\n"
            text += "  dead-zone: {value: 24 %, source: what a stick that is let go may say, tag: assumed}\n"
        }
        if style == .pen || !drives(.plunger) {
            text += "  plunger-rate: {value: 50 %/s, source: 0.67 s for each 0.1 mL of 0.3 mL, tag: derived}\n"
        }
        return text
    }

    private var senses: String {
        func line(_ measure: Measure, _ kind: Sensing.Kind, _ value: String, _ source: String) -> String {
            "  \(measure.rawValue): {kind: \(kind.rawValue), uncertainty: {value: \(value), source: \(source), tag: assumed}}\n"
        }
        let kind = style == .pen ? Sensing.Kind.sensed : .mapped
        return "senses:\n"
            + line(.position, kind, "1 mm", "as other devices of its kind")
            + line(.direction, kind, "3 deg", "as other devices of its kind")
            + line(.advance, .mapped, "1 mm", "a finger holds it to about 2 % of its travel")
            + line(.plunger, .mapped, drives(.plunger) ? "2 %" : "1 %", "a finger holds it so")
            + "  force: absent\n"
    }
}
