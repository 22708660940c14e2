import Authoring

/// The fixed words of the page, in both languages. Terms follow the glossary: 刺入, 抜針, 内筒, 針基, 肩峰, 腋窩線.
enum Words {
    static let report = LocalizedText(ja: "穿刺手技レポート", en: "Needle technique report")
    static let skip = LocalizedText(ja: "結果へ進む", en: "Skip to the result")

    static let passed = LocalizedText(ja: "合格", en: "Passed")
    static let failed = LocalizedText(ja: "不合格", en: "Failed")
    static let void = LocalizedText(ja: "無効", en: "Void")
    static let voidMeans = LocalizedText(
        ja: "機器またはループの不具合のため、合否を判定しません。",
        en: "The device or the loop failed, so this run neither passes nor fails.")
    static let points = LocalizedText(ja: "点", en: "points")
    static let noPoints = LocalizedText(ja: "採点できる項目がありませんでした。", en: "Nothing could be scored.")
    static let passMark = LocalizedText(ja: "合格ライン", en: "pass mark")
    static let criticalErrors = LocalizedText(ja: "重大な誤り", en: "Critical errors")
    static func criticalErrors(_ count: Int) -> LocalizedText {
        LocalizedText(ja: "重大な誤り \(count)件", en: count == 1 ? "1 critical error" : "\(count) critical errors")
    }
    static let noCriticalErrors = LocalizedText(ja: "重大な誤りはありません", en: "No critical errors")
    static let criticalMeans = LocalizedText(
        ja: "点数にかかわらず不合格になる誤りです。", en: "Each fails the attempt, whatever the points say.")
    static let draft = LocalizedText(ja: "監修前・評価には使わない", en: "Draft, not for assessment")
    static let draftMeans = LocalizedText(
        ja: "この手順書には、日付のある臨床監修者がまだいません。", en: "No clinical reviewer has signed and dated this procedure yet.")
    static let reviewedBy = LocalizedText(ja: "監修:", en: "Reviewed by:")
    static let trainingAid = LocalizedText(
        ja: "訓練用教材です。医療機器ではありません。評価用としての妥当性は検証されていません。",
        en: "A training aid, not a medical device. Not validated for assessment.")

    static let patient = LocalizedText(ja: "患者（仮想）", en: "Patient (virtual)")
    static let needle = LocalizedText(ja: "針", en: "Needle")
    static let device = LocalizedText(ja: "デバイス", en: "Device")
    static let mode = LocalizedText(ja: "モード", en: "Mode")
    static let learn = LocalizedText(ja: "学習", en: "Learning")
    static let test = LocalizedText(ja: "テスト", en: "Test")
    static let guideline = LocalizedText(ja: "ガイドライン", en: "Guideline")
    static let started = LocalizedText(ja: "開始", en: "Started")
    static let steppedTime = LocalizedText(ja: "ステップ時間（実時計なし）", en: "Stepped time (no clock)")
    static let notSaid = LocalizedText(ja: "記録なし", en: "Not recorded")
    static let notes = LocalizedText(ja: "この実行について", en: "About this run")

    static let feedback = LocalizedText(ja: "フィードバック", en: "Feedback")
    static let costPoints = LocalizedText(ja: "失点の大きい順", en: "What cost most")
    static let nothingLost = LocalizedText(ja: "失点はありません。", en: "No points were lost.")

    static let steps = LocalizedText(ja: "手順と根拠", en: "Steps and evidence")
    static let stepsMean = LocalizedText(
        ja: "見られた値、基準、得点、その根拠となる時刻（ティック）。",
        en: "What was seen, what earns the points, and when it can be seen (seconds and ticks).")
    static let noSteps = LocalizedText(ja: "この手順書に手順はありません。", en: "This procedure has no steps.")
    static let criterion = LocalizedText(ja: "項目", en: "Criterion")
    static let seen = LocalizedText(ja: "見られたこと", en: "Seen")
    static let limit = LocalizedText(ja: "基準", en: "Limit")
    static let result = LocalizedText(ja: "得点", en: "Points")
    static let evidence = LocalizedText(ja: "根拠", en: "Evidence")
    static let ticks = LocalizedText(ja: "ティック", en: "ticks")
    static let step = LocalizedText(ja: "手順", en: "Step")

    static let leftOut = LocalizedText(ja: "採点から外した項目", en: "Left out of the score")
    static let leftOutMeans = LocalizedText(
        ja: "このデバイスでは測れないため、得点にも満点にも数えません。",
        en: "This device can't show these, so they count neither as earned nor as available.")
    static let nothingLeftOut = LocalizedText(ja: "外した項目はありません。", en: "Nothing was left out.")
    static let because = LocalizedText(ja: "理由", en: "Reason")

    static let metrics = LocalizedText(ja: "手技の指標", en: "Metrics")
    static let metricsMean = LocalizedText(ja: "点数には入りません。", en: "They earn no points.")
    static let metric = LocalizedText(ja: "指標", en: "Metric")
    static let value = LocalizedText(ja: "値", en: "Value")
    static let definition = LocalizedText(ja: "定義", en: "Definition")
    static let notMeasured = LocalizedText(ja: "測定なし", en: "not measured")
    static let noMetrics = LocalizedText(ja: "指標はありません。", en: "No metrics were measured.")
}
