import Authoring
import Devices

extension EvdevLayout {
    /// Reads the keys of a profile that belong to an input device. What is wrong is in the fields' diagnostics.
    init(_ fields: Fields, numbers: inout SourcedNumbers) {
        match = fields.fields("match", rule: "profile.match").map(EvdevMatch.init) ?? EvdevMatch()
        axes = []
        for (index, node) in fields.nodes("axes").enumerated() {
            guard let axis = EvdevAxis(node, index, fields.diagnostics, numbers: &numbers) else { continue }
            if axes.contains(where: { $0.channel == axis.channel }) {
                Self.twice(
                    node,
                    LocalizedText(
                        ja: "チャンネル「\(axis.channel.name)」を動かす軸が他にもあります",
                        en: "another axis drives the channel '\(axis.channel.name)'"), fields)
            } else if axes.contains(where: { $0.code == axis.code }) {
                Self.twice(
                    node,
                    LocalizedText(
                        ja: "\(axis.code.name)は他のチャンネルを動かしています", en: "\(axis.code.name) drives another channel"), fields
                )
            }
            axes.append(axis)
        }
        buttons = []
        for node in fields.optionalNodes("buttons") {
            guard let button = EvdevButton(node, fields.diagnostics) else { continue }
            if buttons.contains(where: { $0.code == button.code }) {
                Self.twice(
                    node,
                    LocalizedText(ja: "\(button.code.name)には他の役割があります", en: "\(button.code.name) has another role"),
                    fields)
            }
            buttons.append(button)
        }
        rangeButton = fields.optionalNode("range-button").flatMap { fields.reader("range-button").code($0, .button) }
        grab = fields.optionalFlag("grab") ?? true
        feedback = fields.optionalFields("force-feedback", rule: "profile.force-feedback").flatMap { own in
            let gain = numbers.required("gain", .share, 0.01...1, in: own, path: "force-feedback.gain")
            own.finish()
            return gain
        }
    }

    private static func twice(_ node: Node, _ message: LocalizedText, _ fields: Fields) {
        fields.diagnostics.add(
            at: node.place, message, expected: LocalizedText(ja: "どちらか一つを残してください", en: "keep one of them"),
            rule: "\(fields.rule)/twice")
    }

    /// Tells which channels the mapping lacks.
    func check(for mapping: Mapping, in fields: Fields) {
        let missing = mapping.needs.filter { channel in !axes.contains { $0.channel == channel } }
        if !missing.isEmpty {
            let names = missing.map(\.name)
            fields.diagnostics.add(
                at: fields.keyPlace(of: "axes"),
                LocalizedText(
                    ja: "\(names.map { "「\($0)」" }.joined())を動かす軸がありません",
                    en: "no axis drives \(names.map { "'\($0)'" }.joined(separator: ", "))"),
                expected: mapping.needing(names.count),
                rule: "\(fields.rule)/channels")
        }
    }
}

extension EvdevMatch {
    fileprivate init(_ fields: Fields) {
        let models = Self.models(fields.optionalNodes("models"), fields)
        let axes = fields.nodes("axes").compactMap { fields.reader("axes").code($0, .axis) }
        let buttons = fields.optionalNodes("buttons").compactMap { fields.reader("buttons").code($0, .button) }
        fields.finish()
        self.init(models: Set(models), axes: Set(axes), buttons: Set(buttons))
    }
}

extension EvdevMatch {
    /// Reads device models; each that is none gets a sentence.
    static func models(_ nodes: [Node], _ fields: Fields) -> [Model] {
        nodes.compactMap { node in
            guard let text = fields.reader("models").text(node) else { return nil }
            if let model = Model(text) { return model }
            fields.diagnostics.add(
                at: node.place, LocalizedText(ja: "「\(text)」はデバイスの型番ではありません", en: "'\(text)' is no device model"),
                expected: LocalizedText(
                    ja: "056a:00b9のように、メーカーと製品を16進4桁ずつで書いてください",
                    en: "write vendor and product in four hexadecimal digits each, such as 056a:00b9"),
                rule: "\(fields.rule)/model")
            return nil
        }
    }
}

extension EvdevAxis {
    fileprivate init?(_ node: Node, _ index: Int, _ diagnostics: Diagnostics, numbers: inout SourcedNumbers) {
        guard
            let fields = Fields(
                node, of: LocalizedText(ja: "軸", en: "an axis"), rule: "profile.axes", into: diagnostics)
        else { return nil }
        let code = fields.node("code").flatMap { fields.reader("code").code($0, .axis) }
        let channel = fields.text("channel").flatMap { word -> Channel? in
            let fitting = Channel.names.filter { Conversion($0.value) != nil }
            if let channel = fitting.first(where: { $0.key == word })?.value { return channel }
            diagnostics.add(
                at: fields.place(of: "channel"),
                LocalizedText(ja: "「\(word)」を動かせる軸はありません", en: "no axis can drive '\(word)'"),
                expected: .writeOne(of: fitting.map(\.key)), rule: "profile.axes/choice",
                suggestion: Suggestion.nearest(to: word, among: fitting.map(\.key)))
            return nil
        }
        let inverted = fields.optionalFlag("inverted") ?? false
        let deadZone = numbers.optional(
            "dead-zone", .share, 0...0.5, in: fields, path: "axes.\(code?.name ?? "\(index)").dead-zone")
        if deadZone != nil, let channel, ![.share, .stick].contains(Conversion(channel)) {
            fields.refuse(
                "dead-zone", LocalizedText(ja: "「\(channel.name)」に不感帯はありません", en: "'\(channel.name)' has no dead zone"),
                expected: LocalizedText(ja: "省いてください", en: "leave it out"), problem: "dead-zone")
        }
        fields.finish()
        guard let code, let channel else { return nil }
        self.init(code: code, channel: channel, inverted: inverted, deadZone: deadZone ?? 0)
    }
}

extension EvdevButton {
    fileprivate init?(_ node: Node, _ diagnostics: Diagnostics) {
        guard
            let fields = Fields(
                node, of: LocalizedText(ja: "ボタン", en: "a button"), rule: "profile.buttons", into: diagnostics)
        else { return nil }
        let code = fields.node("code").flatMap { fields.reader("code").code($0, .button) }
        let role = fields.choice("role", of: Role.self)
        let press = fields.optionalChoice("press", of: Press.self) ?? .held
        fields.finish()
        guard let code, let role else { return nil }
        self.init(code: code, role: role, press: press)
    }
}

extension Reader {
    /// The name of an axis or a button.
    fileprivate func code(_ node: Node, _ kind: EvdevCode.Kind) -> EvdevCode? {
        guard let name = text(node) else { return nil }
        if let code = EvdevCode(named: name), code.kind == kind { return code }
        let example = kind == .axis ? "ABS_X" : "BTN_STYLUS"
        diagnostics.add(
            at: node.place,
            LocalizedText(
                ja: "「\(name)」はカーネルの\(kind == .axis ? "軸" : "ボタン")の名前ではありません",
                en: "'\(name)' is no \(kind.rawValue) of the kernel's"),
            expected: LocalizedText(
                ja: "\(example)のような名前を書いてください。デバイスの名前は「evtest」でわかります",
                en: "write a name such as \(example); 'evtest' lists those of a device"), rule: "\(rule)/code",
            suggestion: Suggestion.nearest(to: name, among: EvdevCode.names(of: kind)))
        return nil
    }
}

extension Mapping {
    /// Why channels that nothing drives are missed.
    func needing(_ count: Int) -> LocalizedText {
        LocalizedText(ja: "写像「\(word)」に要ります", en: "the mapping '\(word)' needs \(count == 1 ? "it" : "them")")
    }
}

extension Channel {
    /// The name that profiles use.
    var name: String { Self.names.first { $0.value == self }?.key ?? "\(index)" }
}
