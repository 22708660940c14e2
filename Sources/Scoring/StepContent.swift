import Authoring

/// Reads what only one kind of step has: options, items, the needle's trigger, the clock of a wait.
struct StepContent {
    var options: [StepOption] = []
    var items: [ChecklistItem] = []
    var starts: Step.Trigger?
    var ends: [Step.End] = []
    var factor = 1.0
    var confirmedBy = Step.Confirmer.trainee

    private enum Clock: String, CaseIterable {
        case simulated, real
    }

    init(_ kind: Step.Kind, _ fields: Fields) {
        switch kind {
        case .ask, .choose: options = Self.options(fields)
        case .checklist:
            items = Self.items(fields)
            confirmedBy = fields.optionalChoice("confirmed-by", of: Step.Confirmer.self) ?? .trainee
        case .sensed:
            starts = fields.choice("starts", of: Step.Trigger.self)
            ends = fields.optionalNodes("ends").compactMap { fields.reader("ends").choice($0, of: Step.End.self) }
        case .confirm:
            confirmedBy = fields.optionalChoice("confirmed-by", of: Step.Confirmer.self) ?? .trainee
        case .wait:
            guard let own = fields.fields("time") else { break }
            let runs = own.choice("runs", of: Clock.self)
            let factor = own.optionalNumber("factor", in: 1...100)
            if runs == .real && factor != nil {
                own.refuse(
                    "factor", LocalizedText(ja: "実時間は1倍です", en: "real time runs once"),
                    expected: LocalizedText(ja: "「factor」を省いてください", en: "leave 'factor' out"), problem: "factor")
            }
            own.finish()
            self.factor = runs == .simulated ? factor ?? 1 : 1
        }
    }

    /// Looks at whatever is written, where the kind of step is not known.
    static func readAll(_ fields: Fields) {
        let keys: [(String, Step.Kind)] = [
            ("options", .choose), ("items", .checklist), ("starts", .sensed), ("time", .wait),
        ]
        for (key, kind) in keys where fields.has(key) { _ = StepContent(kind, fields) }
        for key in ["ends", "confirmed-by"] { _ = fields.has(key) }
    }

    private static func options(_ fields: Fields) -> [StepOption] {
        let nodes = fields.nodes("options")
        Fields.refuseTwice(Fields.ids(nodes), .option, rule: "scenario.option", into: fields.diagnostics)
        let options = nodes.compactMap { node -> StepOption? in
            guard
                let own = Fields(
                    node, of: LocalizedText(ja: "選択肢", en: "an option"), rule: "scenario.option",
                    into: fields.diagnostics)
            else { return nil }
            let id = own.text("id")
            let text = own.localized("text")
            let flag = own.optionalFlag("right")
            let isUnread = flag == nil && own.has("right")
            let right = flag ?? false
            // A wrong option needs its reason; one that may be right or wrong is not asked for it.
            let because = isUnread ? own.optionalLocalized("because") : right ? nil : own.localized("because")
            own.finish()
            guard let id, let text, !isUnread else { return nil }
            return StepOption(id: id, text: text, right: right, because: because)
        }
        if options.count == nodes.count && !nodes.isEmpty
            && !(options.contains(where: \.right) && options.contains { !$0.right })
        {
            fields.refuse(
                "options",
                LocalizedText(
                    ja: options[0].right ? "どの答えも正解です" : "どの答えも誤りです",
                    en: "every answer is \(options[0].right ? "right" : "wrong")"),
                expected: LocalizedText(
                    ja: "判断には正しい選択肢と誤った選択肢が要ります", en: "a decision needs right options and wrong ones"),
                problem: "decision")
        }
        return options
    }

    private static func items(_ fields: Fields) -> [ChecklistItem] {
        let nodes = fields.nodes("items")
        Fields.refuseTwice(Fields.ids(nodes), .item, rule: "scenario.item", into: fields.diagnostics)
        let items = nodes.compactMap { node -> ChecklistItem? in
            guard
                let own = Fields(
                    node, of: LocalizedText(ja: "項目", en: "an item"), rule: "scenario.item", into: fields.diagnostics)
            else { return nil }
            let id = own.text("id")
            let text = own.localized("text")
            let flag = own.optionalFlag("critical")
            let isUnread = flag == nil && own.has("critical")
            let critical = flag ?? false
            let wrong = own.optionalLocalized("wrong")
            if critical && wrong != nil {
                own.refuse(
                    "critical",
                    LocalizedText(ja: "項目は必須(critical)と誤り(wrong)の両方にはできません", en: "an item can't be critical and wrong"),
                    expected: LocalizedText(ja: "どちらかを省いてください", en: "leave one out"), problem: "critical")
            }
            own.finish()
            guard let id, let text, !isUnread else { return nil }
            return ChecklistItem(id: id, text: text, critical: critical, wrong: wrong)
        }
        if items.count == nodes.count && !items.contains(where: { $0.wrong == nil }) {
            fields.refuse(
                "items", LocalizedText(ja: "この一覧に正しい項目がありません", en: "nothing belongs on this list"),
                expected: LocalizedText(ja: "「wrong」のない項目を書いてください", en: "write items without 'wrong'"),
                problem: "decision")
        }
        if fields.has("critical") && items.count == nodes.count && !items.contains(where: \.critical) {
            fields.refuse(
                "critical", LocalizedText(ja: "必須の項目がありません", en: "no item is critical"),
                expected: LocalizedText(
                    ja: "欠かせない項目に「critical: true」と書いてください",
                    en: "write 'critical: true' at the items that must not be missed"),
                problem: "critical")
        }
        return items
    }
}
