import Authoring
import Scoring

/// Feedback, the checklist with its evidence, what was left out, and the metrics.
extension Page {
    var feedback: Markup {
        guard !score.feedback.isEmpty || score.available > 0 else { return .nothing }
        return section("feedback", Words.feedback) {
            for text in score.feedback { element("p", ["class": "say"]) { text } }
            if !losses.isEmpty {
                element("h3") { Words.costPoints }
                element("ol", ["class": "losses"]) {
                    for loss in losses {
                        element("li") {
                            element("span", ["class": "lost"]) { "−\(loss.points.short(1))" }
                            element("span") {
                                element("b") {
                                    loss.step.title
                                    if loss.step.title != loss.criterion.title {
                                        " · "
                                        loss.criterion.title
                                    }
                                }
                                if let feedback = loss.criterion.feedback {
                                    " "
                                    feedback
                                }
                            }
                        }
                    }
                }
            } else if score.available > 0 {
                element("p") { Words.nothingLost }
            }
        }
    }

    /// The criteria that lost points, the greatest loss first, at most eight (a choice of layout: a list to act on).
    private var losses: [(step: StepResult, criterion: CriterionResult, points: Double)] {
        let lost = score.steps.flatMap { step in
            step.criteria.filter { $0.band == .zero || $0.band == .partial }.map { criterion in
                (step: step, criterion: criterion, points: criterion.available - criterion.earned)
            }
        }.filter { $0.points > 1e-9 }
        let order = lost.indices.sorted {
            lost[$0].points == lost[$1].points ? $0 < $1 : lost[$0].points > lost[$1].points
        }
        return order.prefix(8).map { lost[$0] }
    }

    var steps: Markup {
        section("steps", Words.steps) {
            if score.steps.isEmpty {
                element("p") { Words.noSteps }
            } else {
                element("p", ["class": "lead"]) { Words.stepsMean }
                table(
                    "steps", name: "steps",
                    columns: [Words.criterion, Words.seen, Words.limit, Words.result, Words.evidence]
                ) {
                    for (index, step) in score.steps.enumerated() { rows(step, number: index + 1) }
                }
            }
        }
    }

    private func rows(_ step: StepResult, number: Int) -> Markup {
        element("tbody") {
            element("tr", ["class": "step"]) {
                element("th", ["scope": "rowgroup", "colspan": "5"]) {
                    element("div") {
                        element("span", ["class": "number-badge"]) { number.description }
                        element("span", ["class": "step-title"]) { step.title }
                        element("span", ["class": "status"]) {
                            icon(step.status).markup
                            Words.status(step.status)
                        }
                        if let evidence = step.evidence {
                            element("span", ["class": "chip"]) { Words.evidence(evidence) }
                        }
                        element("span", ["class": "when"]) { when(step.ticks) }
                    }
                }
            }
            for criterion in step.criteria { row(criterion) }
        }
    }

    private func row(_ criterion: CriterionResult) -> Markup {
        element("tr", ["class": "criterion \(criterion.band.rawValue)"]) {
            element("th", ["scope": "row"]) {
                criterion.title
                if let feedback = criterion.feedback {
                    element("p", ["class": "advice"]) { feedback }
                }
            }
            element("td") { criterion.seen }
            element("td") { criterion.limit }
            element("td", ["class": "result"]) {
                element("span", ["class": "band"]) {
                    icon(criterion.band).markup
                    element("span") { Words.band(criterion.band) }
                }
                if criterion.band != .leftOut {
                    element("span", ["class": "earned"]) {
                        "\(criterion.earned.short(1)) / \(criterion.available.short(1))"
                    }
                }
            }
            element("td", ["class": "evidence"]) {
                if let sensing = criterion.sensing { element("span", ["class": "chip"]) { Words.sensing(sensing) } }
                when(criterion.ticks)
                element("span", ["class": "source"]) { criterion.source }
            }
        }
    }

    private func icon(_ band: CriterionResult.Band) -> Icon {
        switch band {
        case .full: .pass
        case .partial: .part
        case .zero: .fail
        case .leftOut: .none
        case .explained: .cause
        }
    }

    private func icon(_ status: StepResult.Status) -> Icon {
        switch status {
        case .done: .pass
        case .missed: .fail
        case .outOfOrder, .repeated: .part
        case .leftOut: .none
        }
    }

    var leftOut: Markup {
        section("left-out", Words.leftOut) {
            if score.leftOut.isEmpty {
                element("p") { Words.nothingLeftOut }
            } else {
                element("p", ["class": "lead"]) { Words.leftOutMeans }
                table(
                    "plain", name: "left-out", columns: [Words.step, Words.criterion, Words.result, Words.because]
                ) {
                    element("tbody") {
                        for item in score.leftOut {
                            element("tr") {
                                element("td") { title(ofStep: item.step) }
                                element("td") { title(of: item) }
                                element("td", ["class": "number"]) { item.points.short(1) }
                                element("td") { item.because }
                            }
                        }
                    }
                }
            }
        }
    }

    private func title(ofStep id: String) -> LocalizedText {
        score.steps.first { $0.id == id }?.title ?? LocalizedText(ja: id, en: id)
    }

    private func title(of item: LeftOut) -> LocalizedText {
        score.steps.first { $0.id == item.step }?.criteria.first { $0.id == item.criterion }?.title
            ?? LocalizedText(ja: item.criterion, en: item.criterion)
    }

    var metrics: Markup {
        section("metrics", Words.metrics) {
            if score.metrics.isEmpty {
                element("p") { Words.noMetrics }
            } else {
                element("p", ["class": "lead"]) { Words.metricsMean }
                table(
                    "plain metrics", name: "metrics",
                    columns: [Words.metric, Words.value, Words.definition, Words.evidence]
                ) {
                    element("tbody") { for metric in score.metrics { row(metric) } }
                }
            }
        }
    }

    private func row(_ metric: Metric) -> Markup {
        element("tr") {
            element("th", ["scope": "row"]) { metric.title }
            element("td", ["class": "number"]) {
                if let value = metric.value, value.isFinite {
                    element("b") { value.short(value.magnitude < 10 ? 2 : 1) }
                    " \(metric.unit)"
                } else {
                    element("small") { Words.notMeasured }
                }
            }
            element("td") { metric.definition }
            element("td", ["class": "evidence"]) {
                if let sensing = metric.sensing { element("span", ["class": "chip"]) { Words.sensing(sensing) } }
                when(metric.ticks)
            }
        }
    }
}
