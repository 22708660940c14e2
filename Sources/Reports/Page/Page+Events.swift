import Authoring
import Scoring

/// What happened to the patient, and what an instructor ruled.
extension Page {
    var reactions: Markup {
        guard !score.events.isEmpty else { return .nothing }
        return section("reactions", Words.reactions) {
            element("p", ["class": "lead"]) { Words.reactionsMean }
            table(
                "steps", name: "reactions", columns: [Words.reaction, Words.seen, Words.limit, Words.judged]
            ) {
                for event in score.events { rows(event) }
            }
        }
    }

    private func rows(_ event: EventResult) -> Markup {
        element("tbody") {
            element("tr", ["class": "step"]) {
                element("th", ["scope": "rowgroup", "colspan": "4"]) {
                    element("div") {
                        element("span", ["class": "step-title"]) { event.title }
                        element("span", ["class": "status"]) {
                            (event.isRight ? Icon.pass : Icon.fail).markup
                            event.isRight ? Words.reactedRightly : Words.reactedWrongly
                        }
                        element("span", ["class": "when"]) { when(event.ticks) }
                    }
                }
            }
            for reaction in event.reactions {
                element("tr", ["class": reaction.isRight ? "criterion full" : "criterion zero"]) {
                    element("th", ["scope": "row"]) { reaction.title }
                    element("td") {
                        if let after = reaction.after {
                            Words.afterCue(after.fixed(1))
                        } else {
                            Words.notDone
                        }
                    }
                    element("td") {
                        if let within = reaction.within { Words.within(within.short(1)) } else { Words.beforeTheEnd }
                    }
                    element("td", ["class": "result"]) { (reaction.isRight ? Icon.pass : Icon.fail).markup }
                }
            }
            if let forbidden = event.forbidden {
                element("tr", ["class": "criterion zero"]) {
                    element("th", ["scope": "row"]) { Words.forbidden }
                    element("td", ["colspan": "2"]) {
                        event.forbiddenText ?? LocalizedText(ja: forbidden, en: forbidden)
                    }
                    element("td", ["class": "result"]) { Icon.stop.markup }
                }
            }
        }
    }

    @MarkupBuilder var review: Markup {
        if let review = score.review {
            section("review", Words.review) {
                element("p", ["class": "lead"]) { Words.reviewMeans }
                if let rating = review.rating {
                    element("p", ["class": "say"]) {
                        element("b") { Words.rating(rating.value) }
                        " \(rating.because) (\(rating.by))"
                    }
                }
                if !review.lines.isEmpty {
                    table(
                        "plain", name: "review",
                        columns: [Words.ruling, Words.criterion, Words.result, Words.because, Words.ruledBy]
                    ) {
                        element("tbody") { for line in review.lines { row(line) } }
                    }
                }
            }
        }
    }

    private func row(_ line: Review.Line) -> Markup {
        element("tr") {
            element("td") { Words.ruling(line.kind) }
            element("td") { name(of: line) }
            element("td", ["class": "number"]) {
                if let was = line.was, let points = line.points { "\(was.short(1)) → \(points.short(1))" } else { "–" }
            }
            element("td") { line.because }
            element("td") {
                line.by
                if let tick = line.tick {
                    " "
                    when(TickRange(tick, tick))
                }
            }
        }
    }

    private func name(of line: Review.Line) -> LocalizedText {
        let plain = LocalizedText(ja: line.of, en: line.of)
        switch line.kind {
        case .confirm: return score.steps.first { $0.id == line.of }?.title ?? plain
        case .event: return score.events.first { $0.id == line.of }?.title ?? plain
        case .override: return score.steps.flatMap(\.criteria).first { $0.id == line.of }?.title ?? plain
        case .lift: return score.review?.lifted.first { $0.id == line.of }?.title ?? plain
        case .void: return Words.void
        case .note: return plain
        }
    }
}
