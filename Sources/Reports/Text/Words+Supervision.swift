import Authoring
import Scoring

/// Words about what happened to the patient, and about what an instructor ruled.
extension Words {
    static let reactions = LocalizedText(ja: "患者に起きたことと対応", en: "What happened to the patient, and what was done")
    static let reactionsMean = LocalizedText(
        ja: "出来事は点数を増やしも減らしもしません(針が引き起こしたもので、シナリオがそう定めたものを除く)。",
        en: "Events add no points and take none, but where the needle brought one about and the scenario says so.")
    static let reaction = LocalizedText(ja: "対応", en: "Reaction")
    static let judged = LocalizedText(ja: "適否", en: "Right")
    static let reactedRightly = LocalizedText(ja: "適切", en: "Right")
    static let reactedWrongly = LocalizedText(ja: "不適切", en: "Not right")
    static let notDone = LocalizedText(ja: "行われなかった", en: "not done")
    static let beforeTheEnd = LocalizedText(ja: "終わるまでに", en: "before the end")
    static let forbidden = LocalizedText(ja: "してはならないこと", en: "What must not be done")

    static func afterCue(_ seconds: String) -> LocalizedText {
        LocalizedText(ja: "\(seconds)秒後", en: "after \(seconds) s")
    }
    static func within(_ seconds: String) -> LocalizedText {
        LocalizedText(ja: "\(seconds)秒以内", en: "within \(seconds) s")
    }

    static let trainee = LocalizedText(ja: "訓練者", en: "Trainee")

    static let review = LocalizedText(ja: "指導者の判断", en: "What the instructor ruled")
    static let reviewMeans = LocalizedText(
        ja: "測定に優先する判断です。理由と判断した人を残します。", en: "These go before what was measured, each with its reason and who said so."
    )
    static let ruling = LocalizedText(ja: "判断", en: "Ruling")
    static let ruledBy = LocalizedText(ja: "判断した人", en: "By")

    static func rating(_ value: Int) -> LocalizedText {
        LocalizedText(ja: "総合評価 \(value)/5", en: "Global rating \(value) of 5")
    }

    static func ruling(_ kind: Review.Line.Kind) -> LocalizedText {
        switch kind {
        case .confirm: LocalizedText(ja: "実施を確認", en: "Confirmed")
        case .event: LocalizedText(ja: "出来事を起こした", en: "Let it happen")
        case .override: LocalizedText(ja: "点数を変更", en: "Points changed")
        case .lift: LocalizedText(ja: "重大な誤りを取り消し", en: "Critical error lifted")
        case .void: LocalizedText(ja: "無効", en: "Made void")
        case .note: LocalizedText(ja: "メモ", en: "Note")
        }
    }
}
