import Authoring
import Devices

extension LockstepLayout {
    /// Reads the keys of a profile that belong to a lockstep device.
    ///
    /// - Parameters:
    ///   - codecs: those of the transport.
    ///   - needsModels: true where nothing but its USB numbers says which device it is.
    init?(_ fields: Fields, codecs: [Codec], needsModels: Bool, numbers: inout SourcedNumbers) {
        let codec = fields.choice("codec", of: Codec.self)
        if let codec, !codecs.contains(codec) {
            fields.refuse(
                "codec",
                LocalizedText(
                    ja: "「\(codec.rawValue)」はこの接続では使えません", en: "'\(codec.rawValue)' does not go over this transport"),
                expected: .writeOne(of: codecs.map(\.rawValue)), problem: "codec")
        }
        var models: [EvdevMatch.Model] = []
        let match =
            needsModels
            ? fields.fields("match", rule: "profile.match") : fields.optionalFields("match", rule: "profile.match")
        if let match {
            models = EvdevMatch.models(match.nodes("models"), match)
            match.finish()
        }
        var buttons: [NumberedButton] = []
        for node in fields.optionalNodes("buttons") {
            guard let button = NumberedButton(node, fields.diagnostics) else { continue }
            if buttons.contains(where: { $0.number == button.number }) {
                fields.diagnostics.add(
                    at: node.place,
                    LocalizedText(ja: "ボタン\(button.number)には他の役割があります", en: "button \(button.number) has another role"),
                    expected: LocalizedText(ja: "どちらか一つを残してください", en: "keep one of them"),
                    rule: "profile.buttons/twice")
            }
            buttons.append(button)
        }
        let plungerRate = numbers.optional("plunger-rate", .rate, 0.01...10, in: fields, path: "plunger-rate")
        let scale = numbers.optional("force-scale", .count, 0.3...3, in: fields, path: "force-scale")
        guard let codec else { return nil }
        self.init(
            codec: codec, models: Set(models), buttons: buttons, plungerRate: plungerRate ?? 0.5,
            forceScale: scale ?? 1)
    }

    /// Tells where the mapping can't be carried out.
    func check(for mapping: Mapping, in fields: Fields) {
        if case .point = mapping { return }
        fields.refuse(
            "mapping",
            LocalizedText(
                ja: "このデバイスはグリップの位置だけを測り、向きは測りません", en: "the device senses where its grip is, and no direction"),
            expected: LocalizedText(
                ja: "{kind: point, approach: 10 mm}と書いてください", en: "write {kind: point, approach: 10 mm}"),
            problem: "mapping")
    }
}

extension NumberedButton {
    fileprivate init?(_ node: Node, _ diagnostics: Diagnostics) {
        guard
            let fields = Fields(
                node, of: LocalizedText(ja: "ボタン", en: "a button"), rule: "profile.buttons", into: diagnostics)
        else { return nil }
        let number = fields.integer("number", in: 1...8)
        let role = fields.choice("role", of: EvdevButton.Role.self)
        fields.finish()
        guard let number, let role else { return nil }
        self.init(number: number, role: role)
    }
}
