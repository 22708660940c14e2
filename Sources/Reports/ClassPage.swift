public import Authoring
public import Records

/// A class as one HTML page: trainees × criteria, each cell with its number and a bar, so that none is told by colour alone.
public struct ClassPage: Sendable {
    let matrix: ClassMatrix

    public init(_ matrix: ClassMatrix) { self.matrix = matrix }

    /// - Parameter language: the one shown first.
    public func source(in language: Language) -> String {
        PageFrame(
            kind: LocalizedText(ja: "クラスの結果", en: "Class results"), heading: same(matrix.name), language: language
        ).source {
            PageFrame.section("matrix", LocalizedText(ja: "受講者と項目", en: "Trainees and criteria")) {
                element("p") {
                    LocalizedText(
                        ja: "\(matrix.scenario)、コホート\(matrix.cohort)。それぞれの最後の試行で取れた割合（%）です。",
                        en: "\(matrix.scenario), cohort \(matrix.cohort). Percent earned in each one's last attempt.")
                }
                element(
                    "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-labelledby": "matrix-heading"]
                ) {
                    element("table", ["class": "matrix", "aria-labelledby": "matrix-heading"]) {
                        element("thead") {
                            element("tr") {
                                column(LocalizedText(ja: "受講者", en: "Trainee"))
                                column(LocalizedText(ja: "回数", en: "Attempts"))
                                column(LocalizedText(ja: "判定", en: "Verdict"))
                                column(LocalizedText(ja: "得点", en: "Score"))
                                column(LocalizedText(ja: "重大な誤り", en: "Critical errors"))
                                for criterion in matrix.criteria { column(criterion.title) }
                            }
                        }
                        element("tbody") { for row in matrix.rows { line(row) } }
                        element("tfoot") {
                            element("tr") {
                                element("th", ["scope": "row", "colspan": "5"]) {
                                    LocalizedText(ja: "クラスの平均", en: "Mean of the class")
                                }
                                for criterion in matrix.criteria { share(criterion.mean) }
                            }
                        }
                    }
                }
            }
        }
    }

    @MarkupBuilder private func line(_ row: ClassMatrix.Row) -> Markup {
        element("tr") {
            element("th", ["scope": "row"]) { row.trainee }
            element("td") { "\(row.attempts)" }
            element("td") { row.word }
            share(row.percent.map { $0 / 100 })
            element("td") { row.verdict == nil ? "–" : "\(row.criticalErrors)" }
            for earned in row.shares { share(earned) }
        }
    }

    /// A share of the points: the number, over a bar of that length.
    private func share(_ share: Double?) -> Markup {
        guard let share else { return element("td") { "–" } }
        let percent = (share * 100).fixed(0)
        return element("td", ["class": "share", "style": "background-size: \(percent)% 100%"]) { percent }
    }

    private func column(_ title: LocalizedText) -> Markup { element("th", ["scope": "col"]) { title } }

    private func same(_ text: String) -> LocalizedText { LocalizedText(ja: text, en: text) }
}
