import Authoring
import Devices

extension OutputFormat {
    /// Reads one of the `outputs` of a profile.
    init?(_ node: Node, _ index: Int, _ diagnostics: Diagnostics, numbers: inout SourcedNumbers) {
        guard
            let fields = Fields(
                node, of: LocalizedText(ja: "出力", en: "an output"), rule: "profile.outputs", into: diagnostics)
        else { return nil }
        let id = fields.node("id").flatMap(fields.reader("id").byte)
        let length = fields.integer("length", in: 1...ReportBytes.capacity)
        let fixed = fields.bytes("bytes", within: length ?? ReportBytes.capacity)
        let levels = fields.optionalNodes("levels").compactMap { Level($0, length, diagnostics) }
        let steps = fields.optionalNodes("steps").compactMap { Steps($0, length, diagnostics) }
        let drives = levels.map(\.drive) + steps.map(\.drive)
        var force: Double?
        if drives.contains(.plunger) {
            force = numbers.required(
                "plunger-force", .force, 0.1...100, in: fields, path: "outputs.\(index).plunger-force")
        }
        if drives.isEmpty {
            diagnostics.add(
                at: fields.place, LocalizedText(ja: "出力が何も動かしません", en: "the output drives nothing"),
                expected: LocalizedText(ja: "「levels」か「steps」、または両方を書いてください", en: "write 'levels', 'steps', or both"),
                rule: "profile.outputs/drives")
        }
        fields.finish()
        guard let id, let length else { return nil }
        self.init(
            base: .report(id: id, length: length, fixed), levels: levels, steps: steps, plungerForce: force ?? 1)
    }
}

extension OutputFormat.Level {
    fileprivate init?(_ node: Node, _ length: Int?, _ diagnostics: Diagnostics) {
        guard
            let fields = Fields(
                node, of: LocalizedText(ja: "レベル", en: "a level"), rule: "profile.outputs", into: diagnostics)
        else { return nil }
        let drive = fields.choice("drive", of: OutputFormat.Drive.self)
        let field = ReportField(fields, within: length)
        let all = field?.range ?? -0x8000_0000...0xFFFF_FFFF
        let limits = Int(all.lowerBound)...Int(all.upperBound)
        let off = fields.optionalInteger("off", in: limits) ?? 0
        let full = fields.integer("full", in: limits)
        fields.finish()
        guard let drive, let field, let full else { return nil }
        self.init(drive: drive, field: field, off: Int64(off), full: Int64(full))
    }
}

extension OutputFormat.Steps {
    fileprivate init?(_ node: Node, _ length: Int?, _ diagnostics: Diagnostics) {
        guard
            let fields = Fields(
                node, of: LocalizedText(ja: "段階のリスト", en: "a list of steps"), rule: "profile.outputs", into: diagnostics
            )
        else {
            return nil
        }
        let drive = fields.choice("drive", of: OutputFormat.Drive.self)
        let at = fields.integer("at", in: 1...127)
        let nodes = fields.nodes("bytes")
        let bytes = nodes.compactMap(fields.reader("bytes").hexadecimal)
        if nodes.count == bytes.count, let first = bytes.first {
            if nodes.count < 2 || nodes.count > 256 || bytes.contains(where: { $0.count != first.count }) {
                fields.refuse(
                    "bytes",
                    LocalizedText(ja: "段階が、同じ長さの2〜256個になっていません", en: "the steps are not 2 to 256 of one length"),
                    expected: LocalizedText(
                        ja: "最初に無し、最後に最大のバイトを書いてください",
                        en: "write the bytes for nothing first and those for everything last"), problem: "steps")
            }
            if let at, let length, at + first.count > length {
                fields.refuse(
                    "at",
                    LocalizedText(
                        ja: "段階が\(at + first.count)バイト目で終わり、レポートの\(length)バイトを超えています",
                        en: "the steps end at byte \(at + first.count), after the report's \(length)"),
                    expected: LocalizedText(
                        ja: "「at」を小さくするか、レポート全体の長さを書いてください", en: "write a smaller 'at', or the report's whole length"),
                    problem: "beyond")
            }
        }
        fields.finish()
        guard let drive, let at, bytes.count >= 2 else { return nil }
        self.init(drive: drive, offset: at, bytes: bytes)
    }
}
