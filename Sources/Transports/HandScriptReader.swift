import Authoring
import Devices
import Space

/// Reads a hand script, follows where the needle and the plunger are, and refuses what no hand could do.
struct HandScriptReader {
    let diagnostics: Diagnostics
    var placement: HandPlacement?
    var seconds = 0.0
    var isUnplugged = false

    /// Fastest that a hand pushes or pulls a needle along itself, m/s. Range 0.040–0.280: peak speeds of 357 needles put
    /// in by hand, brachytherapy (measured).
    static let fastestInsertion = 0.280
    /// Fastest that a hand carries a needle through the air, m/s (assumed: faster is a jump to the virtual device).
    static let fastestCarrying = 2.0
    /// Longest script, s (assumed: twice a slow vaccination).
    static let longest = 600.0

    init(into diagnostics: Diagnostics) { self.diagnostics = diagnostics }

    func script(_ root: Node) -> HandScript? {
        guard
            let fields = Fields(
                root, of: LocalizedText(ja: "手の動きの台本", en: "a hand script"), rule: "hand", into: diagnostics)
        else { return nil }
        fields.check(format: HandScript.format)
        let id = fields.text("id")
        let title = fields.localized("title")
        let seed = fields.integer("seed", in: 0...999_999)
        let tremor = fields.optionalFields("tremor", rule: "hand.tremor").flatMap(tremor)
        let start = fields.fields("start", rule: "hand.start").flatMap(start)
        let nodes = fields.nodes("moves")
        fields.finish()
        var reader = self
        reader.placement = start
        let moves = nodes.compactMap { reader.move($0, alone: true) }
        if reader.seconds > Self.longest {
            fields.refuse(
                "moves",
                LocalizedText(ja: "台本が\(Int(reader.seconds))秒かかります", en: "the script lasts \(Int(reader.seconds)) s"),
                expected: LocalizedText(
                    ja: "\(Int(Self.longest))秒までにしてください", en: "write at most \(Int(Self.longest)) s"),
                problem: "too-long")
        }
        guard !diagnostics.hasErrors, let id, let title, let seed, let start else { return nil }
        return HandScript(id: id, title: title, seed: UInt64(seed), tremor: tremor, start: start, moves: moves)
    }

    private func tremor(_ fields: Fields) -> (band: ClosedRange<Double>, amplitude: Double)? {
        let band = fields.span("frequency", .frequency, in: 8...12)
        let amplitude = fields.quantity("amplitude", .length, in: 0...0.002)
        fields.finish()
        guard let band, let amplitude else { return nil }
        guard band.upperBound - band.lowerBound >= 1 && band.upperBound <= 12 && band.lowerBound >= 8 else {
            fields.refuse(
                "frequency", LocalizedText(ja: "帯域が1 Hzより狭いか、閉じていません", en: "the band is narrower than 1 Hz or open"),
                expected: LocalizedText(ja: "「8 to 12 Hz」のように書いてください", en: "write '8 to 12 Hz'"), problem: "band")
            return nil
        }
        return (band, amplitude)
    }

    private func start(_ fields: Fields) -> HandPlacement? {
        let target = target(fields, required: true)
        fields.finish()
        guard let x = target.x, let y = target.y, let height = target.height, let angle = target.angle else {
            return nil
        }
        return HandPlacement(x: x, y: y, height: height, angle: angle, toward: target.toward ?? 0)
    }

    func target(_ fields: Fields, required: Bool) -> HandTarget {
        var target = HandTarget()
        let reach = -0.3...0.3
        let site =
            required
            ? fields.quantities("site", .length, count: 2, in: reach)
            : fields.optionalQuantities("site", .length, count: 2, in: reach)
        (target.x, target.y) = (site?[0], site?[1])
        target.height =
            required
            ? fields.quantity("height", .length, in: reach) : fields.optionalQuantity("height", .length, in: reach)
        let angles = (Double.pi / 36)...(Double.pi / 2)
        target.angle =
            required
            ? fields.quantity("angle", .angle, in: angles) : fields.optionalQuantity("angle", .angle, in: angles)
        target.toward = fields.optionalQuantity("lean", .angle, in: -Double.pi...Double.pi)
        if target.toward != nil && !fields.has("angle") {
            fields.refuse(
                "lean", LocalizedText(ja: "「lean」が「angle」なしで書かれています", en: "'lean' is written without 'angle'"),
                expected: LocalizedText(ja: "両方書いてください", en: "write both"), problem: "missing-key")
        }
        return target
    }
}
