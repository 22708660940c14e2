import Authoring
import Devices

extension HidrawLayout {
    /// Reads the keys of a profile that belong to a device of raw reports. What is wrong is in the fields' diagnostics.
    init(_ fields: Fields, numbers: inout SourcedNumbers) {
        let match = fields.fields("match", rule: "profile.match")
        let models = match.map { EvdevMatch.models($0.nodes("models"), $0) } ?? []
        let interface = match?.optionalInteger("interface", in: 0...255)
        match?.finish()
        var reports: [ReportFormat] = []
        let nodes = fields.nodes("reports")
        for (index, node) in nodes.enumerated() {
            guard let report = ReportFormat(node, index, fields.diagnostics, numbers: &numbers) else { continue }
            if reports.contains(where: { $0.id == report.id && $0.length == report.length }) {
                Self.refuse(
                    node, LocalizedText(ja: "同じidと長さのレポートが他にもあります", en: "another report has this id and length"),
                    LocalizedText(ja: "どちらか一つを残してください", en: "keep one of them"), "twice", fields)
            }
            if report.clock != nil, reports.contains(where: { $0.clock != nil }) {
                Self.refuse(
                    node, LocalizedText(ja: "時計を持つレポートが他にもあります", en: "another report carries the clock"),
                    LocalizedText(ja: "どちらか一つを残してください", en: "keep one of them"), "twice", fields)
            }
            reports.append(report)
        }
        if nodes.count > ReportFormat.mostFormats {
            fields.refuse(
                "reports", LocalizedText(ja: "レポートが\(nodes.count)個あります", en: "there are \(nodes.count) reports"),
                expected: LocalizedText(
                    ja: "\(ReportFormat.mostFormats)個までにしてください", en: "write at most \(ReportFormat.mostFormats)"),
                problem: "count")
        }
        if reports.contains(where: { $0.id == nil }), reports.contains(where: { $0.id != nil }) {
            fields.refuse(
                "reports",
                LocalizedText(ja: "idのあるレポートとないレポートが混ざっています", en: "some reports have an id and some have none"),
                expected: LocalizedText(
                    ja: "デバイスは全部に番号を付けるか、一つも付けません", en: "a device numbers all of its reports, or none"), problem: "id")
        }
        let features = fields.optionalNodes("features").compactMap { Feature($0, fields.diagnostics) }
        let outputs = fields.optionalNodes("outputs").enumerated().compactMap { index, node in
            OutputFormat(node, index, fields.diagnostics, numbers: &numbers)
        }
        let interval = numbers.optional(
            "output-interval", .time, 0.001...0.1, in: fields, path: "output-interval")
        self.init(
            models: Set(models), interface: interface, reports: reports, features: features, outputs: outputs,
            outputInterval: interval ?? 0.010)
    }

    private static func refuse(
        _ node: Node, _ message: LocalizedText, _ expected: LocalizedText, _ problem: String, _ fields: Fields
    ) {
        fields.diagnostics.add(at: node.place, message, expected: expected, rule: "\(fields.rule)/\(problem)")
    }

    /// Tells which channels the mapping lacks.
    func check(for mapping: Mapping, in fields: Fields) {
        let channels = channels
        let missing = mapping.needs.filter { !channels.contains($0) }
        guard !missing.isEmpty else { return }
        let names = missing.map(\.name)
        fields.diagnostics.add(
            at: fields.keyPlace(of: "reports"),
            LocalizedText(
                ja: "\(names.map { "「\($0)」" }.joined())を動かすレポートがありません",
                en: "no report drives \(names.map { "'\($0)'" }.joined(separator: ", "))"),
            expected: mapping.needing(names.count),
            rule: "\(fields.rule)/channels")
    }
}

extension HidrawLayout.Feature {
    fileprivate init?(_ node: Node, _ diagnostics: Diagnostics) {
        guard
            let fields = Fields(
                node, of: LocalizedText(ja: "フィーチャーレポート", en: "a feature report"), rule: "profile.features",
                into: diagnostics)
        else {
            return nil
        }
        let asks = fields.has(Kind.get.rawValue)
        if asks == fields.has(Kind.set.rawValue) {
            diagnostics.add(
                at: fields.place,
                LocalizedText(ja: "フィーチャーレポートは読む(get)か書く(set)かのどちらかです", en: "a feature report is got or set"),
                expected: LocalizedText(ja: "get: ID か set: ID と書いてください", en: "write get: ID, or set: ID"),
                rule: "\(fields.rule)/way")
            fields.finish(knowsAllKeys: false)
            return nil
        }
        let kind = asks ? Kind.get : .set
        let id = fields.node(kind.rawValue).flatMap(fields.reader(kind.rawValue).byte)
        let length = fields.integer("length", in: 1...256)
        let bytes = asks ? [:] : fields.bytes("bytes", within: length ?? 256)
        fields.finish()
        guard let id, let length else { return nil }
        self.init(kind, bytes: .report(id: id, length: length, bytes))
    }
}

extension [UInt8] {
    /// A report whose bytes are 0 but for its id and those that are given.
    static func report(id: UInt8, length: Int, _ given: [Int: UInt8]) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: length)
        bytes[0] = id
        for (offset, byte) in given where bytes.indices.contains(offset) { bytes[offset] = byte }
        return bytes
    }
}
