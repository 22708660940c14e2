public import Authoring
import Space

extension Exemplar {
    /// Where the exemplar of a scenario lies: in `exemplars` beside it.
    public static func path(for scenario: String, beside path: String) -> String {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return "\(folder)exemplars/\(scenario).yaml"
    }

    /// Reads an exemplar. Nil where anything in it is wrong; all of it is then in `diagnostics`.
    public init?(_ document: Document, into diagnostics: Diagnostics) {
        guard let root = document.root,
            let fields = Fields(
                root, of: LocalizedText(ja: "お手本", en: "an exemplar"), rule: "exemplar", into: diagnostics)
        else { return nil }
        fields.check(format: Self.format)
        let (scenario, version, by) = (fields.text("scenario"), fields.text("version"), fields.text("by"))
        let percent = fields.number("percent", in: 0...100)
        let angle = fields.quantity("angle", .angle, in: 0...Double.pi / 2)
        let injection = fields.quantity("injection", .time, in: 0...3600)
        let entry = Self.place(fields.node("entry"), fields, "entry")
        let axis = Self.places(fields, "axis")
        let approach = Self.places(fields, "approach")
        let wayIn = Self.places(fields, "way-in")
        if let wayIn, wayIn.count < 2 {
            fields.refuse(
                "way-in", LocalizedText(ja: "刺入の軌跡がありません", en: "there is no way in"),
                expected: LocalizedText(ja: "もう一度記録してください", en: "record it again"), problem: "way")
        }
        fields.finish()
        guard !diagnostics.hasErrors, let scenario, let version, let by, let percent, let angle, let injection,
            let entry, let axis, axis.count == 2, let approach, let wayIn
        else { return nil }
        self.init(
            scenario: scenario, version: version, by: by, percent: percent, angle: angle, injection: injection,
            entry: entry, axis: (axis[1] - axis[0]).unit(or: Vector(0, 0, -1)), approach: approach, wayIn: wayIn)
    }

    private static func places(_ fields: Fields, _ key: String) -> [Vector]? {
        let nodes = fields.nodes(key)
        let places = nodes.compactMap { place($0, fields, key) }
        return places.count == nodes.count ? places : nil
    }

    private static func place(_ node: Node?, _ fields: Fields, _ key: String) -> Vector? {
        let reader = fields.reader(key)
        guard let node, let items = reader.items(node) else { return nil }
        let numbers = items.compactMap { reader.quantity($0, .length, in: -1...1) }
        guard numbers.count == items.count else { return nil }
        guard numbers.count == 3 else {
            fields.diagnostics.add(
                at: node.place,
                LocalizedText(ja: "位置に数が\(numbers.count)個あります", en: "a place has \(numbers.count) numbers"),
                expected: LocalizedText(
                    ja: "[0 mm, -85 mm, 0 mm]のように三つ書いてください", en: "write three: [0 mm, -85 mm, 0 mm]"),
                rule: "exemplar/count")
            return nil
        }
        return Vector(numbers[0], numbers[1], numbers[2])
    }
}
