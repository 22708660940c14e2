import Authoring
import Devices
import Space

/// Moves, one by one.
extension HandScriptReader {
    private static let verbs = [
        "to", "insert", "withdraw", "dwell", "plunge", "press", "release", "choose", "check", "confirm", "did",
        "instructor",
        "end",
        "together", "freeze", "drop", "duplicate", "garbage", "not-a-number", "jump", "delay", "unplug", "replug",
    ]

    mutating func move(_ node: Node, alone: Bool) -> HandMove? {
        switch node.kind {
        case .scalar("end"): return .act([Action(.end)])
        case .scalar("unplug"): return plug(out: true, at: node.place)
        case .scalar("replug"): return plug(out: false, at: node.place)
        default: break
        }
        guard let fields = Fields(node, of: LocalizedText(ja: "動き", en: "a move"), rule: "hand.move", into: diagnostics)
        else { return nil }
        let written = Self.verbs.filter { fields.optionalNode($0) != nil }
        fields.finish()
        guard written.count == 1, let verb = written.first else {
            if written.count > 1 || fields.entries.isEmpty {
                diagnostics.add(
                    at: fields.place,
                    LocalizedText(ja: "一つの動きに\(written.count)個のことが書かれています", en: "a move does \(written.count) things"),
                    expected: LocalizedText(
                        ja: "一行に\(Self.verbs.joined(separator: "、"))のどれか一つを書くか、togetherを使ってください",
                        en: "write one of \(Self.verbs.joined(separator: ", ")) per line, or use together"),
                    rule: "hand.move/count")
            }
            return nil
        }
        return move(verb, fields, alone: alone)
    }

    private mutating func move(_ verb: String, _ fields: Fields, alone: Bool) -> HandMove? {
        switch verb {
        case "to", "insert", "withdraw", "plunge": return inner(verb, fields).flatMap { timed(verb, $0) }
        case "dwell":
            guard let time = fields.quantity("dwell", .time, in: 0.001...Self.longest) else { return nil }
            seconds += time
            return .dwell(time)
        case "press": return fields.choice("press", of: HandButton.self).map { .press($0) }
        case "release": return fields.choice("release", of: HandButton.self).map { .release($0) }
        case "choose":
            guard let inner = inner(verb, fields) else { return nil }
            let (step, option) = (inner.text("step"), inner.text("option"))
            inner.finish()
            guard let step, let option else { return nil }
            return .act([Action(.choose(step: step, option: option), evidence: .decided)])
        case "check":
            guard let inner = inner(verb, fields) else { return nil }
            let (step, items) = (inner.text("step"), inner.texts("items"))
            inner.finish()
            return step.map { step in .act(items.map { Action(.check(step: step, item: $0)) }) }
        case "confirm": return fields.text("confirm").map { .act([Action(.confirm(step: $0))]) }
        case "instructor": return fields.text("instructor").map { .act([Action(.did($0), evidence: .instructor)]) }
        case "did": return fields.text("did").map { .act([Action(.did($0))]) }
        case "together": return together(fields, alone: alone)
        case "end", "unplug", "replug":
            fields.refuse(
                verb, LocalizedText(ja: "「\(verb)」に値が付いています", en: "'\(verb)' has a value"),
                expected: LocalizedText(ja: "「- \(verb)」とだけ書いてください", en: "write the word alone: '- \(verb)'"),
                problem: "type")
            return nil
        default: return trouble(verb, fields)
        }
    }

    private func inner(_ verb: String, _ fields: Fields) -> Fields? { fields.fields(verb, rule: "hand.\(verb)") }

    private mutating func timed(_ verb: String, _ fields: Fields) -> HandMove? {
        let over = fields.quantity("over", .time, in: 0.001...Self.longest)
        var move: HandMove?
        var end = placement
        switch verb {
        case "to":
            let target = target(fields, required: false)
            end = placement.map(target.from)
            move = over.map { .to(target, over: $0) }
        case "insert":
            let depth = fields.quantity("depth", .length, in: 0.0001...0.1)
            end?.height = -(depth ?? 0)
            if let depth, let now = placement, -depth >= now.height {
                fields.refuse(
                    "depth", LocalizedText(ja: "針先はすでにその深さです", en: "the tip is as deep already"),
                    expected: LocalizedText(ja: "もっと深くしてください", en: "write a greater depth"), problem: "direction")
            }
            if let depth, let over { move = .insert(depth: depth, over: over) }
        case "withdraw":
            let height = fields.quantity("height", .length, in: -0.1...0.3)
            end?.height = height ?? 0
            if let height, let now = placement, height <= now.height {
                fields.refuse(
                    "height", LocalizedText(ja: "針先はすでにその高さです", en: "the tip is as far out already"),
                    expected: LocalizedText(ja: "もっと高くしてください", en: "write a greater height"), problem: "direction")
            }
            if let height, let over { move = .withdraw(height: height, over: over) }
        default:
            let share = fields.quantity("to", .share, in: -1...1)
            if let share, let over { move = .plunge(to: share, over: over) }
        }
        fields.finish()
        guard let over, let move else { return nil }
        if let from = placement, let end { checkSpeed(from, end, over, verb, fields) }
        seconds += over
        placement = end
        return move
    }

    /// A hand can't do everything in no time.
    private func checkSpeed(_ a: HandPlacement, _ b: HandPlacement, _ over: Double, _ verb: String, _ fields: Fields) {
        let flat = Vector(b.x - a.x, b.y - a.y, 0) + b.lean * b.height - a.lean * a.height
        let fastest = MinimumJerk.peak * flat.length / over
        let limit = verb == "to" ? Self.fastestCarrying : Self.fastestInsertion
        guard fastest > limit else { return }
        fields.refuse(
            "over",
            LocalizedText(
                ja: "針先が\(Int((fastest * 1000).rounded())) mm/sになります",
                en: "the tip would reach \(Int((fastest * 1000).rounded())) mm/s"),
            expected: LocalizedText(
                ja: "時間を長くしてください。ここで手が出せるのは\(Int(limit * 1000)) mm/sまでです",
                en: "give it more time: a hand reaches \(Int(limit * 1000)) mm/s here"), problem: "speed")
    }

    private mutating func together(_ fields: Fields, alone: Bool) -> HandMove? {
        guard alone else {
            fields.refuse(
                "together",
                LocalizedText(ja: "「together」の中に「together」があります", en: "'together' stands inside 'together'"),
                expected: LocalizedText(ja: "動きを並べて書いてください", en: "write its moves side by side"),
                problem: "nesting")
            return nil
        }
        let began = seconds
        var longest = began
        let moves = fields.nodes("together").compactMap { node -> HandMove? in
            seconds = began
            defer { longest = max(longest, seconds) }
            return move(node, alone: false)
        }
        seconds = longest
        if moves.count(where: \.movesNeedle) > 1 || moves.count(where: \.movesPlunger) > 1 {
            fields.refuse(
                "together",
                LocalizedText(ja: "同じ手を同時に使う動きが二つあります", en: "two of these moves want the same hand at the same time"),
                expected: LocalizedText(
                    ja: "針と内筒に一つずつまでにしてください", en: "write at most one for the needle and one for the plunger"),
                problem: "conflict")
        }
        return .together(moves)
    }
}
