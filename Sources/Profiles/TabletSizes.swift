public import Authoring

/// The sizes of tablets that don't report one, as their user measured them once. Kept in a small YAML file.
public struct TabletSizes: Sendable, Equatable {
    /// A tablet, by its numbers and its name.
    public struct Tablet: Sendable, Hashable {
        /// Vendor and product.
        public var model: EvdevMatch.Model
        /// As the kernel calls it; some have none.
        public var name: String

        public init(model: EvdevMatch.Model, name: String) {
            self.model = model
            self.name = name
        }
    }

    private static let format = "senshi-tablets/1"
    private var sizes: [Tablet: TabletSize] = [:]

    public init() {}

    /// Where the file is: `$XDG_CONFIG_HOME/senshi/tablets.yaml`, or below `~/.config`. Nil where neither is known.
    public static func standardPath(environment: [String: String]) -> String? {
        if let base = environment["XDG_CONFIG_HOME"], base.hasPrefix("/") { return "\(base)/senshi/tablets.yaml" }
        return environment["HOME"].map { "\($0)/.config/senshi/tablets.yaml" }
    }

    /// Reads the file; one that doesn't exist holds no sizes. Nil where it is wrong.
    public static func read(contentsOf path: String, into diagnostics: Diagnostics) -> TabletSizes? {
        guard AtomicFile(path: path).exists else { return TabletSizes() }
        return Document.read(contentsOf: path, into: diagnostics).flatMap { TabletSizes($0, into: diagnostics) }
    }

    init?(_ document: Document, into diagnostics: Diagnostics) {
        guard let root = document.root,
            let fields = Fields(
                root, of: LocalizedText(ja: "このファイル", en: "this file"), rule: "tablets", into: diagnostics)
        else { return nil }
        fields.check(format: Self.format)
        for node in fields.nodes("tablets") {
            guard
                let own = Fields(
                    node, of: LocalizedText(ja: "タブレット", en: "a tablet"), rule: "tablets", into: diagnostics)
            else { continue }
            let name = own.optionalText("name") ?? ""  // some devices have none
            let size = own.node("size").flatMap { TabletSize($0, own.reader("size")) }
            let model = own.text("model").flatMap(EvdevMatch.Model.init)
            if own.has("model"), model == nil {
                own.refuse(
                    "model", LocalizedText(ja: "型番ではありません", en: "this is no model"),
                    expected: LocalizedText(ja: "056a:00b9のように書いてください", en: "write it as 056a:00b9"), problem: "model")
            }
            own.finish()
            if let size, let model { sizes[Tablet(model: model, name: name)] = size }
        }
        fields.finish()
        if diagnostics.hasErrors { return nil }
    }

    /// The size of a tablet; nil until its user has given it.
    public subscript(tablet: Tablet) -> TabletSize? {
        get { sizes[tablet] }
        set { sizes[tablet] = newValue }
    }

    /// Writes the file, and its directory where there is none. The old file stays whole until the new one is on disk.
    public func write(to path: String) throws(AtomicFile.Failure) {
        try AtomicFile(path: path).write(text)
    }

    /// The file's text: the same sizes always give the same bytes.
    var text: String {
        var text = "# Sizes of tablets that don't report theirs. Written by senshi; edit it as you like.\n"
        text += "format: \(Self.format)\ntablets:"
        if sizes.isEmpty { return text + " []\n" }
        text += "\n"
        for (tablet, size) in sizes.sorted(by: { ($0.key.model.text, $0.key.name) < ($1.key.model.text, $1.key.name) })
        {
            let name = tablet.name.isEmpty ? "" : "name: \(TabletSize.quoted(tablet.name)), "
            text += "  - {model: \"\(tablet.model.text)\", \(name)size: \(size.text)}\n"
        }
        return text
    }

    /// What the user is told while the size is not known.
    public static func howTo(_ tablet: Tablet) -> LocalizedText {
        LocalizedText(
            ja: "タブレット「\(tablet.name)」は大きさを報告しません。描画範囲を測り、一度だけ --size \"224 mm x 140 mm\" のように付けて実行してください。",
            en: "The tablet '\(tablet.name)' does not report its size: measure its active area and add it once, "
                + "such as --size \"224 mm x 140 mm\".")
    }
}

extension EvdevMatch.Model {
    /// `056a:00b9`.
    public var text: String {
        func hex(_ number: UInt16) -> String {
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }
        return "\(hex(vendor)):\(hex(product))"
    }
}
