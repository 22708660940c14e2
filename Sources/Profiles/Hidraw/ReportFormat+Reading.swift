import Authoring
import Devices

extension ReportFormat {
    /// Reads one of the `reports` of a profile.
    init?(_ node: Node, _ index: Int, _ diagnostics: Diagnostics, numbers: inout SourcedNumbers) {
        guard
            let fields = Fields(
                node, of: LocalizedText(ja: "レポート", en: "a report"), rule: "profile.reports", into: diagnostics)
        else { return nil }
        let path = "reports.\(index)"
        let id = fields.optionalNode("id").flatMap(fields.reader("id").byte)
        let length = fields.integer("length", in: 1...ReportBytes.capacity)
        var axes: [Axis] = []
        let nodes = fields.optionalNodes("fields")
        for node in nodes {
            guard let axis = Axis(node, length, path, diagnostics, numbers: &numbers) else { continue }
            if axes.contains(where: { $0.channel == axis.channel }) {
                diagnostics.add(
                    at: node.place,
                    LocalizedText(
                        ja: "チャンネル「\(axis.channel.name)」を動かす項目が他にもあります",
                        en: "another field drives the channel '\(axis.channel.name)'"),
                    expected: LocalizedText(ja: "どちらか一つを残してください", en: "keep one of them"), rule: "profile.reports/twice"
                )
            }
            axes.append(axis)
        }
        let buttons = fields.optionalNodes("buttons").compactMap { Button($0, length, diagnostics) }
        let motion = fields.optionalFields("motion", rule: "profile.motion").flatMap {
            MotionFormat($0, within: length, path: path, numbers: &numbers)
        }
        let clock = fields.optionalFields("clock", rule: "profile.clock").flatMap {
            Clock($0, within: length, path: path, numbers: &numbers)
        }
        let counter = fields.optionalFields("counter", rule: "profile.counter").flatMap { own -> ReportField? in
            let field = ReportField(own, within: length)
            own.finish()
            return field
        }
        if motion != nil, axes.contains(where: { $0.channel.isDirection }) {
            fields.refuse(
                "motion",
                LocalizedText(ja: "向きを「motion」と項目の両方が動かしています", en: "'motion' and a field both drive the direction"),
                expected: LocalizedText(ja: "どちらか一つを残してください", en: "keep one of them"),
                problem: "twice")
        }
        for (key, count, most) in [
            ("fields", nodes.count, Self.mostAxes), ("buttons", buttons.count, Self.mostButtons),
        ] where count > most {
            fields.refuse(
                key, LocalizedText(ja: "「\(key)」が\(count)個あります", en: "there are \(count) \(key)"),
                expected: LocalizedText(ja: "\(most)個までにしてください", en: "write at most \(most)"), problem: "count")
        }
        fields.finish()
        guard let length else { return nil }
        self.init(
            id: id, length: length, axes: axes, buttons: buttons, motion: motion, clock: clock, counter: counter)
    }
}

extension ReportFormat.Axis {
    fileprivate init?(
        _ node: Node, _ length: Int?, _ path: String, _ diagnostics: Diagnostics, numbers: inout SourcedNumbers
    ) {
        guard
            let fields = Fields(
                node, of: LocalizedText(ja: "項目", en: "a field"), rule: "profile.fields", into: diagnostics)
        else { return nil }
        let channel = fields.text("channel").flatMap { word -> Channel? in
            if let channel = Channel.names.first(where: { $0.key == word })?.value { return channel }
            diagnostics.add(
                at: fields.place(of: "channel"),
                LocalizedText(ja: "チャンネル「\(word.prefix(40))」はありません", en: "there is no channel '\(word.prefix(40))'"),
                expected: .writeOne(of: Channel.names.map(\.key)),
                rule: "profile.fields/choice",
                suggestion: Suggestion.nearest(to: word, among: Channel.names.map(\.key)))
            return nil
        }
        let field = ReportField(fields, within: length)
        let inverted = fields.optionalFlag("inverted") ?? false
        guard let channel else {
            fields.finish(knowsAllKeys: false)
            return nil
        }
        let own = "\(path).\(channel.name)"
        let conversion = EvdevAxis.Conversion(channel)
        switch conversion {
        case .share?, .stick?:
            let all = field?.range ?? -0x8000_0000...0xFFFF_FFFF
            let range = fields.span(
                "range", .count, in: Double(all.lowerBound)...Double(all.upperBound))
            let deadZone = numbers.optional("dead-zone", .share, 0...0.5, in: fields, path: "\(own).dead-zone")
            fields.finish()
            guard let field, let range, let travel = Self.travel(range, fields) else { return nil }
            let low = Double(travel.lowerBound)
            let high = Double(travel.upperBound)
            var factor = (conversion == .share ? 1 : 2) / (high - low)
            if inverted { factor = -factor }
            let origin = conversion == .share ? (inverted ? high : low) : (low + high) / 2
            self.init(
                channel: channel, field: field,
                scale: AxisScale(factor: factor, offset: -origin * factor, deadZone: deadZone ?? 0), range: travel)
        case .metres?, .tilt?, nil:
            let unit: Double? =
                switch conversion {
                case .metres?: numbers.required("unit", .length, 1e-9...0.1, in: fields, path: "\(own).unit")
                case nil: fields.number("one", in: 1...4_294_967_295).map { 1 / $0 }
                default: numbers.required("unit", .angle, 1e-6...0.2, in: fields, path: "\(own).unit")
                }
            let zero = fields.optionalNumber("zero", in: -2_147_483_648...4_294_967_295) ?? 0
            fields.finish()
            guard let field, let unit else { return nil }
            let factor = inverted ? -unit : unit
            self.init(channel: channel, field: field, scale: AxisScale(factor: factor, offset: -zero * factor))
        }
    }

    /// Two different whole numbers, or nil and a sentence.
    private static func travel(_ range: ClosedRange<Double>, _ fields: Fields) -> ClosedRange<Int64>? {
        let whole = Int64(exactly: range.lowerBound).flatMap { low in
            Int64(exactly: range.upperBound).map { (low, $0) }
        }
        if let (low, high) = whole, low < high { return low...high }
        fields.refuse(
            "range", LocalizedText(ja: "「range」が可動範囲になっていません", en: "'range' is no travel"),
            expected: LocalizedText(ja: "0 to 255のように二つの整数を書いてください", en: "write two whole numbers, such as 0 to 255"),
            problem: "range")
        return nil
    }
}

extension ReportFormat.Button {
    fileprivate init?(_ node: Node, _ length: Int?, _ diagnostics: Diagnostics) {
        guard
            let fields = Fields(
                node, of: LocalizedText(ja: "ボタン", en: "a button"), rule: "profile.buttons", into: diagnostics)
        else { return nil }
        let at = fields.integer("at", in: 0...max(0, (length ?? ReportBytes.capacity) - 1))
        let bit = fields.integer("bit", in: 0...7)
        let role = fields.choice("role", of: EvdevButton.Role.self)
        let press = fields.optionalChoice("press", of: EvdevButton.Press.self) ?? .held
        fields.finish()
        guard let at, let bit, let role else { return nil }
        self.init(offset: at, bit: bit, meaning: role.buttons, toggles: press == .toggle)
    }
}

extension ReportFormat.Clock {
    fileprivate init?(
        _ fields: Fields, within length: Int?, path: String, numbers: inout SourcedNumbers
    ) {
        let field = ReportField(fields, within: length)
        let tick = numbers.required("tick", .time, 1e-9...0.1, in: fields, path: "\(path).clock.tick")
        fields.finish()
        guard let field, let tick else { return nil }
        self.init(field: field, tick: tick)
    }
}

extension Channel {
    /// A part of the quaternion.
    fileprivate var isDirection: Bool { (Channel.qw.index...Channel.qz.index).contains(index) }
}
