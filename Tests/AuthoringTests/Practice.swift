import Authoring

/// A file format that uses every function of the reading side; the diagnostics cases are written in it.
struct Practice: Equatable {
    enum Kind: String, CaseIterable { case intramuscular, subcutaneous, intradermal }

    var name: String
    var angle: Double
    var kind: Kind?
    var title: LocalizedText?
    var depth: ClosedRange<Double>?
    var numbers: [Double?]
    var flow: Sourced?
    var quick: Bool?
    var points: [[Double]?]
    var words: [String]
    var waits: [Double?]

    init?(_ document: Document, into diagnostics: Diagnostics) {
        guard let root = document.root,
            let fields = Fields(
                root, of: LocalizedText(ja: "練習", en: "a practice"), rule: "practice", into: diagnostics)
        else { return nil }
        let name = fields.text("name")
        let angle = fields.quantity("angle", .angle, in: 0...Double.pi)
        kind = fields.optionalChoice("kind", of: Kind.self)
        title = fields.optionalLocalized("title")
        depth = fields.optionalSpan("depth", .length, in: 0...0.1)
        numbers = [
            fields.optionalQuantity("force", .force, in: 0...50),
            fields.optionalQuantity("speed", .speed, in: -1...1),
            fields.optionalQuantity("volume", .volume, in: 0...1e-5),
            fields.optionalQuantity("damping", .damping, in: 0...100),
            fields.optionalQuantity("stiffness", .stiffness, in: 0...10_000),
            fields.optionalInteger("count", in: 1...10).map(Double.init),
            fields.optionalNumber("ratio", in: 0 ... .infinity),
        ]
        flow = fields.optionalSourced("flow", .flow, in: 0...1e-5)
        numbers.append(fields.optionalSourced("rate", .rate, in: 0...1)?.value)
        quick = fields.optionalFlag("quick")
        points = ["centre", "point"].map { fields.optionalQuantities($0, .length, count: 2, in: -1...1) }
        words = fields.optionalTexts("words")
        waits = []
        for node in fields.optionalNodes("steps") {
            guard
                let step = Fields(
                    node, of: LocalizedText(ja: "手順", en: "a step"), rule: "practice.steps", into: diagnostics)
            else { continue }
            _ = step.text("id")
            waits.append(step.optionalQuantity("wait", .time, in: 0...3600))
            step.finish()
        }
        fields.finish()
        guard !diagnostics.hasErrors, let name, let angle else { return nil }
        self.name = name
        self.angle = angle
    }
}
