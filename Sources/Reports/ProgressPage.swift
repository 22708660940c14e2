public import Authoring
public import Records

/// A trainee's progress as one HTML page: a learning curve for each scenario, what costs most, and what is best next.
public struct ProgressPage: Sendable {
    let progress: TraineeProgress
    let next: NextCase?

    public init(_ progress: TraineeProgress, next: NextCase?) {
        self.progress = progress
        self.next = next
    }

    /// - Parameter language: the one shown first.
    public func source(in language: Language) -> String {
        let heading = LocalizedText(ja: "\(progress.trainee) の上達", en: "Progress of \(progress.trainee)")
        return PageFrame(kind: LocalizedText(ja: "練習の記録", en: "Training record"), heading: heading, language: language)
            .source {
                following
                for (number, course) in progress.courses.enumerated() { section(course, "course-\(number + 1)") }
                if progress.courses.isEmpty {
                    element("section") { LocalizedText(ja: "まだ練習の記録がありません。", en: "No attempt is on record yet.") }
                }
            }
    }

    @MarkupBuilder private var following: Markup {
        if let next {
            PageFrame.section("next", LocalizedText(ja: "次の練習", en: "What is best next")) {
                element("p", ["class": "say"]) { next.title }
                element("p") { next.reason }
            }
        }
    }

    private func section(_ course: Course, _ id: String) -> Markup {
        PageFrame.section(id, course.title) {
            element("dl", ["class": "record"]) {
                fact(LocalizedText(ja: "段階", en: "Level"), course.level.title)
                fact(LocalizedText(ja: "最高", en: "Best"), same("\(course.best.fixed(1)) %"))
                fact(LocalizedText(ja: "連続合格", en: "Passed in a row"), same("\(course.streak)"))
                fact(LocalizedText(ja: "回数", en: "Attempts"), same("\(course.curve.count)"))
                if let worst = course.costliest {
                    fact(
                        LocalizedText(ja: "最近5回でいちばん失点した項目", en: "Cost most in the last five"),
                        LocalizedText(
                            ja: "\(worst.title.ja)（−\(worst.lost.fixed(1))点）",
                            en: "\(worst.title.en) (−\(worst.lost.fixed(1)) points)"))
                }
            }
            element("figure") {
                element("div", ["class": "drawing"]) { LearningCurve(course: course, name: "\(id)-curve").picture }
                element("figcaption", ["id": "\(id)-curve"]) { element("p") { caption(course) } }
            }
        }
    }

    private func caption(_ course: Course) -> LocalizedText {
        let band = course.band.map {
            LocalizedText(
                ja: "帯は熟練者の範囲（\($0.low.fixed(0))〜\($0.high.fixed(0)) %）です。",
                en: " The band is where the experts lie (\($0.low.fixed(0)) to \($0.high.fixed(0)) %).")
        }
        return LocalizedText(
            ja: "得点率の移り変わり。塗りつぶした点は合格、白い点は不合格です。" + (band?.ja ?? ""),
            en: "Percent of the points over the attempts. Filled marks passed, hollow ones did not." + (band?.en ?? ""))
    }

    private func fact(_ name: LocalizedText, _ value: LocalizedText) -> Markup {
        element("div") {
            element("dt") { name }
            element("dd") { value }
        }
    }

    private func same(_ text: String) -> LocalizedText { LocalizedText(ja: text, en: text) }
}

extension Course.Level {
    /// For people.
    public var title: LocalizedText {
        switch self {
        case .beginner: LocalizedText(ja: "入門（まだ合格していない）", en: "beginner (not passed yet)")
        case .able: LocalizedText(ja: "合格（一度合格した）", en: "able (has passed)")
        case .steady: LocalizedText(ja: "安定（3回続けて合格）", en: "steady (passed three in a row)")
        case .expert: LocalizedText(ja: "熟練（3回続けて熟練者なみ）", en: "expert (three in a row as the experts do)")
        }
    }
}
