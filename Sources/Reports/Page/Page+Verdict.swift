import Authoring
import Scoring
import Sessions

/// The verdict: what a reader wants to know first.
extension Page {
    var verdictWord: LocalizedText { score.verdict.word }

    private var verdictIcon: Icon {
        switch score.verdict {
        case .passed: .pass
        case .failed: .fail
        case .void: .empty
        }
    }

    var verdict: Markup {
        .joined([
            element("div", ["class": "notices"]) {
                if score.draft {
                    element("p", ["class": "draft", "role": "note"]) {
                        Icon.warning.markup
                        element("span") {
                            element("b") { Words.draft }
                            " "
                            Words.draftMeans
                        }
                    }
                }
                if let reviewers = score.reviewers, !reviewers.isEmpty {
                    element("p", ["class": "aid", "role": "note"]) {
                        element("b") { Words.reviewedBy }
                        " "
                        reviewers.map(\.line).joined(separator: "; ")
                    }
                }
                element("p", ["class": "aid", "role": "note"]) { Words.trainingAid }
            },
            element(
                "section",
                [
                    "id": "result", "class": "verdict \(score.verdict.rawValue)", "tabindex": "-1",
                    "aria-labelledby": "result-heading",
                ]
            ) {
                element("div", ["class": "stamp"]) {
                    verdictIcon.markup
                    element("h2", ["id": "result-heading"]) { verdictWord }
                }
                element("div", ["class": "sum"]) {
                    points
                    if score.verdict != .void || !score.criticalErrors.isEmpty { criticalCount }
                    if score.verdict == .void { reasons }
                }
                facts
            },
        ])
    }

    @MarkupBuilder private var points: Markup {
        if score.available > 0, score.available.isFinite, score.earned.isFinite {
            element("p", ["class": "points"]) {
                element("span", ["class": "percent"]) { "\(score.percent.short(1)) %" }
                element("span") {
                    element("b") { score.earned.short(1) }
                    " / \(score.available.short(1)) "
                    Words.points
                }
            }
            bar
        } else {
            element("p", ["class": "points"]) { Words.noPoints }
        }
    }

    /// The percent as a bar with the pass mark on it.
    private var bar: Markup {
        let share = Scale(0, 100, from: 0, to: 600)
        let mark = share(min(max(score.passMark.isFinite ? score.passMark : 0, 0), 100))
        let label = "\(score.passMark.short(1)) %"
        return element("svg", ["class": "bar-picture", "viewBox": "0 0 600 46", "aria-hidden": "true"]) {
            Shapes.rectangle(0, 4, 600, 14, "track")
            Shapes.rectangle(0, 4, share(min(max(score.percent, 0), 100)), 14, "level")
            Shapes.path([Point(mark, 0), Point(mark, 24)], "mark")
            Shapes.text(
                LocalizedText(ja: "\(Words.passMark.ja) \(label)", en: "\(Words.passMark.en) \(label)"),
                Point(min(max(mark, 70), 530), 40), "middle")
        }
    }

    private var criticalCount: Markup {
        element("p", ["class": score.criticalErrors.isEmpty ? "critical-count good" : "critical-count bad"]) {
            if score.criticalErrors.isEmpty {
                Icon.pass.markup
                Words.noCriticalErrors
            } else {
                Icon.stop.markup
                element("span") { Words.criticalErrors(score.criticalErrors.count) }
            }
            element("span", ["class": "unseen"]) {
                Words.passMark
                " \(score.passMark.short(1)) %"
            }
        }
    }

    private var reasons: Markup {
        element("div", ["class": "reasons"]) {
            element("p") { Words.voidMeans }
            if !score.voidReasons.isEmpty {
                element("ul") { for reason in score.voidReasons { element("li") { reason } } }
            }
        }
    }

    private var facts: Markup {
        let run = report.run
        let circumstances = report.circumstances
        return element("dl", ["class": "facts"]) {
            fact(Words.patient) {
                if let patient = circumstances.patient { .both(patient) } else { .text(said(run.patient)) }
            }
            fact(Words.needle) { said(run.needle) }
            fact(Words.device) { said(run.device) }
            fact(Words.mode) { circumstances.mode == .learn ? Words.learn : Words.test }
            if let trainee = circumstances.trainee { fact(Words.trainee) { trainee } }
            fact(Words.guideline) { said(score.guideline) }
            fact(Words.started) {
                if let started = run.started { .text(Self.readable(started)) } else { .both(Words.steppedTime) }
            }
            for note in circumstances.notes { fact(Words.notes) { note } }
        }
    }

    /// "2026-11-23T10:15:30Z" as "2026-11-23 10:15:30 UTC"; anything else as it is.
    private static func readable(_ instant: String) -> String {
        guard instant.utf8.count == 20, instant.hasSuffix("Z"), instant.contains("T") else { return instant }
        return instant.dropLast().map { $0 == "T" ? " " : String($0) }.joined() + " UTC"
    }

    private func said(_ text: String) -> String { text.isEmpty ? "–" : text }

    private func fact(_ name: LocalizedText, @MarkupBuilder _ value: () -> Markup) -> Markup {
        element("div") {
            element("dt") { name }
            element("dd", [:], value)
        }
    }

    @MarkupBuilder var criticalErrors: Markup {
        if !score.criticalErrors.isEmpty {
            section("critical", Words.criticalErrors) {
                element("p", ["class": "lead"]) { Words.criticalMeans }
                for error in score.criticalErrors { card(error) }
            }
        }
    }

    private func card(_ error: CriticalError) -> Markup {
        element("article", ["class": "card"]) {
            element("h3") {
                Icon.stop.markup
                element("span") { error.title }
            }
            element("dl") {
                fact(Words.seen) { error.seen }
                fact(Words.limit) { error.limit }
                fact(Words.step) {
                    if let step = score.steps.first(where: { $0.id == error.step }) {
                        .both(step.title)
                    } else {
                        .text(error.step)
                    }
                }
                fact(Words.evidence) {
                    when(error.ticks)
                    element("span", ["class": "source"]) { error.source }
                }
            }
        }
    }
}
