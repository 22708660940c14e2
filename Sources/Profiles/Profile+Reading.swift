public import Authoring
import Devices
import Space

extension Profile {
    /// The version of the file format that this program reads.
    public static let format = "senshi-device/1"

    /// Reads a profile file. Nil where anything in it is wrong; all of it is then in `diagnostics`.
    public static func read(contentsOf path: String, into diagnostics: Diagnostics) -> Profile? {
        guard let document = Document.read(contentsOf: path, into: diagnostics),
            let profile = Profile(document, into: diagnostics)
        else { return nil }
        let file = path.split(separator: "/").last ?? ""
        if file != "\(profile.name).yaml", case .mapping(let entries) = document.root?.kind,
            let name = entries.first(where: { $0.key == "name" })?.value
        {
            diagnostics.add(
                Diagnostic(
                    .warning, at: name.place,
                    LocalizedText(
                        ja: "プロファイル「\(profile.name)」がファイル\(file)にあります",
                        en: "the profile '\(profile.name)' is in the file \(file)"),
                    expected: LocalizedText(
                        ja: "同じ名前にしてください。コマンドはファイル名で探します", en: "name both alike: commands find a profile by its file"),
                    rule: "profile/name"))
        }
        return profile
    }

    /// Reads a profile from a document. Nil where anything in it is wrong; all of it is then in `diagnostics`.
    public init?(_ document: Document, into diagnostics: Diagnostics) {
        guard let root = document.root,
            let fields = Fields(
                root, of: LocalizedText(ja: "プロファイル", en: "a profile"), rule: "profile", into: diagnostics)
        else { return nil }
        var numbers = SourcedNumbers()
        fields.check(format: Self.format)
        let name = fields.text("name")
        let title = fields.localized("title")
        let transport = Way(fields, numbers: &numbers)
        let mapping = fields.fields("mapping", rule: "profile.mapping").flatMap { Mapping($0, numbers: &numbers) }
        let limits = fields.fields("limits", rule: "profile.limits").flatMap { Limits($0, numbers: &numbers) }
        let senses = fields.fields("senses", rule: "profile.senses").map { Sensing.all($0, numbers: &numbers) }
        let roles =
            fields.has("roles")
            ? Set(fields.nodes("roles").compactMap { fields.reader("roles").choice($0, of: Role.self) }) : nil
        let dynamics = fields.optionalFields("dynamics", rule: "profile.dynamics").flatMap {
            Dynamics($0, numbers: &numbers)
        }
        let delay = numbers.optional("interpolation-delay", .time, 0...0.1, in: fields, path: "interpolation-delay")
        let centre = fields.optionalQuantities("surface-centre", .length, count: 2, in: -0.5...0.5)
        if let mapping {
            switch transport {
            case .evdev(let layout): layout.check(for: mapping, in: fields)
            case .hidraw(let layout): layout.check(for: mapping, in: fields)
            case .usb(let layout), .serial(let layout): layout.check(for: mapping, in: fields)
            case .virtual, nil: break
            }
        }
        if case .virtual = transport, let mapping, mapping != .direct {
            fields.refuse(
                "mapping", LocalizedText(ja: "仮想デバイスは針を自分で動かします", en: "a virtual device moves the needle itself"),
                expected: LocalizedText(ja: "{kind: direct}と書いてください", en: "write {kind: direct}"),
                problem: "mapping")
        }
        fields.finish(knowsAllKeys: transport != nil)
        guard !diagnostics.hasErrors, let name, let title, let transport, let mapping, let limits, let senses else {
            return nil
        }
        self.name = name
        self.title = title
        self.transport = transport
        self.mapping = mapping
        self.limits = limits
        self.senses = senses
        self.roles = roles ?? Set(Role.allCases)
        self.dynamics = dynamics
        interpolationDelay = delay ?? 0
        surfaceCentre = Vector(centre?[0] ?? 0, centre?[1] ?? -0.065, 0)
        provenance = numbers.provenance
    }
}

extension Profile.Way {
    private enum Kind: String, CaseIterable { case virtual, evdev, hidraw, usb, serial }

    fileprivate init?(_ fields: Fields, numbers: inout SourcedNumbers) {
        switch fields.choice("transport", of: Kind.self) {
        case .virtual: self = .virtual(script: fields.optionalText("script"))
        case .evdev: self = .evdev(EvdevLayout(fields, numbers: &numbers))
        case .hidraw: self = .hidraw(HidrawLayout(fields, numbers: &numbers))
        case .usb:
            let layout = LockstepLayout(fields, codecs: [.falcon], needsModels: true, numbers: &numbers)
            guard let layout else { return nil }
            self = .usb(layout)
        case .serial:
            let layout = LockstepLayout(fields, codecs: [.polhem], needsModels: false, numbers: &numbers)
            guard let layout else { return nil }
            self = .serial(layout)
        case nil: return nil
        }
    }
}
