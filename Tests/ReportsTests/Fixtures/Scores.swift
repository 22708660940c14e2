import Authoring
import Devices
import Scoring

func both(_ ja: String, _ en: String) -> LocalizedText { LocalizedText(ja: ja, en: en) }

/// Scores to print: as the shipped deltoid procedure would give them.
enum Scores {
    static let identity = Score.Identity(
        id: "covid19-deltoid-im", version: "1.0.0",
        title: both("新型コロナワクチン 三角筋への筋肉内注射", "COVID-19 vaccine, deltoid IM"))

    static func decision(_ earned: Double, of available: Double, ja: String, en: String) -> CriterionResult {
        CriterionResult(
            id: "answer", title: both("選択", "Decision"), value: nil, unit: "", seen: both(ja, en),
            limit: both("正しい選択肢", "the right option"), band: earned > 0 ? .full : .zero, earned: earned,
            available: available, sensing: nil, source: "jp: JMA 2021 (s)", ticks: nil,
            feedback: earned > 0 ? nil : both("患者さん自身に名乗ってもらいましょう。", "Let the patient say it."))
    }

    static func step(
        _ id: String, _ ja: String, _ en: String, at seconds: Double?, for length: Double = 0,
        evidence: Action.Evidence? = .declared, _ criteria: [CriterionResult] = []
    ) -> StepResult {
        StepResult(
            id: id, title: both(ja, en), status: seconds == nil ? .missed : .done,
            evidence: seconds == nil ? nil : evidence,
            ticks: seconds.map { TickRange(UInt64($0 * 1000), UInt64(($0 + length) * 1000)) }, criteria: criteria)
    }

    static func measured(
        _ id: String, _ ja: String, _ en: String, _ value: Double, _ unit: String, limit: LocalizedText,
        band: CriterionResult.Band, _ earned: Double, of available: Double, sensing: String = "sensed",
        ticks: TickRange, feedback: LocalizedText? = nil
    ) -> CriterionResult {
        CriterionResult(
            id: id, title: both(ja, en), value: value, unit: unit, seen: both("\(value) \(unit)", "\(value) \(unit)"),
            limit: limit, band: band, earned: earned, available: available, sensing: sensing,
            source: "jp: JMA 2021 (s), band (e)", ticks: ticks, feedback: feedback)
    }

    static var puncture: [CriterionResult] {
        [
            measured(
                "angle", "皮膚に対する角度", "Angle to the skin", 84.3, "deg", limit: both("80~100 deg", "80 to 100 deg"),
                band: .full, 12, of: 12, ticks: TickRange(39_311, 39_311)),
            measured(
                "motion", "標的までの停止回数", "Stops before the target", 1, "", limit: both("0回", "none"), band: .partial,
                2, of: 4, ticks: TickRange(39_311, 39_900),
                feedback: both("途中で止めず、一気に刺入しましょう。", "Insert in one motion, without a stop.")),
            measured(
                "depth", "注入開始時の針先の深さ", "Tip depth when injecting starts", 10.4, "mm",
                limit: both("筋膜を5 mm以上越え、骨から3 mm以上", "5 mm or more past the fascia, 3 mm or more from bone"),
                band: .full, 12, of: 12, ticks: TickRange(41_650, 41_650)),
        ]
    }

    static var steps: [StepResult] {
        [
            step(
                "identify", "本人確認", "Identify the patient", at: 2.4, evidence: .decided,
                [
                    decision(
                        4, of: 4, ja: "「お名前と生年月日を言っていただけますか」", en: "“Please tell me your full name and date of birth”")
                ]),
            step("screen", "予診票・同意・アレルギーの確認", "Screen: form, consent, allergies", at: 5, for: 4, evidence: .instructor),
            step(
                "side", "左右の選択", "Choose the arm", at: 10.2, evidence: .decided,
                [decision(0, of: 3, ja: "「右」", en: "“Right”")]),
            step("hands", "手指衛生", "Hand hygiene", at: 13),
            step("drug-check", "薬剤の確認(6R)", "Check the drug (six rights)", at: 14, for: 6),
            step("posture", "肩を全部出し、腕を自然に下ろす", "Bare the shoulder, arm hanging", at: 22),
            step(
                "site", "接種部位の決定", "Choose the site", at: 24, for: 3, evidence: .sensed,
                [
                    measured(
                        "site", "刺入点", "Place of entry", 3.2, "mm",
                        limit: both("腋窩線の点から10 mm以内", "within 10 mm of the axillary-line point"),
                        band: .full, 12, of: 12, ticks: TickRange(39_311, 39_311))
                ]),
            step("swab", "消毒", "Disinfect", at: 28),
            step(
                "dry", "乾燥を待つ", "Let it dry", at: 28.2, for: 9, evidence: .sensed,
                [
                    measured(
                        "dry", "消毒からの時間", "Time since the swab", 18, "s", limit: both("30 s以上", "30 s or more"),
                        band: .partial,
                        2.5, of: 5, ticks: TickRange(28_000, 39_311),
                        feedback: both("アルコールが乾くまで30秒待ちましょう。", "Wait 30 s until the alcohol is dry."))
                ]),
            step("puncture", "刺入", "Insertion", at: 39.311, for: 0.6, evidence: .sensed, puncture),
            step("ask-numbness", "しびれ・痛みの確認", "Ask about numbness and pain", at: 40.8, evidence: .decided),
            step(
                "inject", "注入", "Injection", at: 41.65, for: 2.5, evidence: .sensed,
                [
                    measured(
                        "time", "0.1 mLあたりの注入時間", "Injection time per 0.1 mL", 0.83, "s",
                        limit: both("0.2~1.0 s", "0.2 to 1.0 s"),
                        band: .full, 4, of: 4, sensing: "mapped", ticks: TickRange(41_650, 44_150)),
                    measured(
                        "dose", "標的層への投与量の誤差", "Error of the dose in the target layer", 0.4, "%",
                        limit: both("5 %以下", "5 % or less"),
                        band: .full, 6, of: 6, ticks: TickRange(41_650, 46_400)),
                    CriterionResult(
                        id: "drift", title: both("注入中の針先のぶれ", "Tip drift while injecting"), value: nil, unit: "mm",
                        seen: both("測定不可", "not sensed"), limit: both("2 mm以下", "2 mm or less"), band: .leftOut,
                        earned: 0,
                        available: 0, sensing: "absent", source: "jp (e)", ticks: nil, feedback: nil),
                ]),
            step("withdraw", "抜針", "Withdrawal", at: 45.4, for: 1, evidence: .sensed),
            step("discard", "リキャップせず廃棄", "Discard without recapping", at: 48),
            step("press", "軽く押さえる", "Press lightly", at: 50),
            step("observe", "経過観察", "Observe", at: 54, evidence: .decided),
            step("record", "記録", "Record lot, time, site", at: nil),
        ]
    }

    static var metrics: [Metric] {
        [
            Metric(
                id: "time", title: both("所要時間", "Elapsed time"), value: 57.3, unit: "s",
                definition: both("最初の手順の開始から記録の終わりまで。", "From the first step to the end of the record."),
                sensing: "sensed", ticks: TickRange(0, 57_300)),
            Metric(
                id: "path-in-tissue", title: both("組織内の針先の経路長", "Path of the tip in tissue"), value: 33.7, unit: "mm",
                definition: both("針先が体内で動いた距離の合計。", "All the way that the tip went inside the skin."),
                sensing: "sensed", ticks: TickRange(39_311, 46_400)),
            Metric(
                id: "peak-force", title: both("最大の軸方向の力", "Peak axial force"), value: 0.65, unit: "N",
                definition: both("モデルの力。手に伝わった力ではありません。", "The model's force, not the one that was felt."),
                sensing: nil, ticks: TickRange(39_311, 39_311)),
            Metric(
                id: "smoothness", title: both("動きの滑らかさ", "Smoothness"), value: nil, unit: "",
                definition: both("スペクトル弧長(SPARC)。", "Spectral arc length (SPARC)."), sensing: "mapped", ticks: nil),
        ]
    }

    static var leftOut: [LeftOut] {
        [
            LeftOut(
                step: "inject", criterion: "drift", points: 4,
                because: both("このデバイスは針の深さを実測できません。", "This device does not sense how deep the needle is."))
        ]
    }

    static var critical: [CriticalError] {
        [
            CriticalError(
                id: "hygiene", step: "hands", title: both("手指衛生が穿刺の前に行われていない", "No hand hygiene before the puncture"),
                seen: both("穿刺までに確認なし", "not confirmed before the puncture"),
                limit: both("穿刺の前に実施", "done before the puncture"),
                source: "jp: JMA 2021 (s)", ticks: TickRange(39_311, 39_311))
        ]
    }

    static var passed: Score {
        Score(
            scenario: identity, guideline: "jp", draft: true, verdict: .passed, voidReasons: [], earned: 86.5,
            available: 94, passMark: 80, steps: steps, criticalErrors: [], metrics: metrics, leftOut: leftOut,
            feedback: [both("合格です。根拠を一つずつ見てみましょう。", "Passed. Look at the evidence point by point.")])
    }

    static var failed: Score {
        var score = passed
        score.verdict = .failed
        score.criticalErrors = critical
        score.feedback = [both("もう一度。最も減点の大きい項目から練習しましょう。", "Again. Begin with the criterion that cost most.")]
        return score
    }

    /// Nothing in it: the least that a report must bear.
    static var bare: Score {
        Score(
            scenario: .init(id: "bare", version: "0", title: both("空の手順", "Bare")), guideline: "jp", draft: false,
            verdict: .void, voidReasons: [both("デバイスが切断されました。", "The device was gone.")], earned: 0, available: 0,
            passMark: 80, steps: [], criticalErrors: [], metrics: [], leftOut: [], feedback: [])
    }
}
