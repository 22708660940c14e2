import Authoring
import Devices
import Scoring
import Sessions

/// The words of what was done, how it was known, and how the loop ran.
extension Words {
    static func status(_ status: StepResult.Status) -> LocalizedText {
        switch status {
        case .done: LocalizedText(ja: "実施", en: "Done")
        case .missed: LocalizedText(ja: "未実施", en: "Missed")
        case .repeated: LocalizedText(ja: "繰り返し", en: "Done again")
        case .outOfOrder: LocalizedText(ja: "順序違い", en: "Out of order")
        case .leftOut: LocalizedText(ja: "対象外", en: "Left out")
        }
    }

    static func band(_ band: CriterionResult.Band) -> LocalizedText {
        switch band {
        case .full: LocalizedText(ja: "満点", en: "Full")
        case .partial: LocalizedText(ja: "部分点", en: "Partial")
        case .zero: LocalizedText(ja: "得点なし", en: "No points")
        case .leftOut: LocalizedText(ja: "対象外", en: "Left out")
        case .explained: LocalizedText(ja: "原因の項目で減点済み", en: "Paid by its cause")
        }
    }

    static func evidence(_ evidence: Action.Evidence) -> LocalizedText {
        switch evidence {
        case .sensed: LocalizedText(ja: "センサー", en: "Sensed")
        case .decided: LocalizedText(ja: "選択による判断", en: "Decided")
        case .instructor: LocalizedText(ja: "指導者が確認", en: "Instructor")
        case .declared: LocalizedText(ja: "自己申告", en: "Self-declared")
        }
    }

    /// `sensed`, `mapped` or `absent`; what the score says otherwise is shown as it is.
    static func sensing(_ sensing: String) -> LocalizedText {
        switch Sensing.Kind(rawValue: sensing) {
        case .sensed: LocalizedText(ja: "実測", en: "Sensed")
        case .mapped: LocalizedText(ja: "代用入力", en: "Mapped")
        case .absent: LocalizedText(ja: "測定不可", en: "Absent")
        case nil: LocalizedText(ja: sensing, en: sensing)
        }
    }

    static let event = LocalizedText(ja: "出来事", en: "Event")

    /// What an event is called; `nil` for those that no reader asks for.
    static func event(_ kind: Event.Kind, in score: Score) -> LocalizedText? {
        if case .action(let said) = kind { action(said.kind, in: score) } else { sensed(kind) }
    }

    /// What an event is called that nobody said; `nil` for what somebody did.
    static func sensed(_ kind: Event.Kind) -> LocalizedText? {
        switch kind {
        case .skinTouched: LocalizedText(ja: "針が皮膚に触れる", en: "Needle touches the skin")
        case .skinPunctured(let count): LocalizedText(ja: "皮膚を穿刺（\(count)回目）", en: "Skin punctured (no. \(count))")
        case .fasciaPunctured: LocalizedText(ja: "筋膜を貫く", en: "Fascia punctured")
        case .boneTouched: LocalizedText(ja: "骨に当たる", en: "Bone touched")
        case .boneLeft: LocalizedText(ja: "骨から離れる", en: "Needle off the bone")
        case .vesselEntered: LocalizedText(ja: "血管に入る", en: "Needle in a vessel")
        case .nerveTouched: LocalizedText(ja: "神経に触れる", en: "Nerve touched")
        case .bursaEntered: LocalizedText(ja: "滑液包に入る", en: "Needle in a bursa")
        case .needleStopped: LocalizedText(ja: "針が止まる", en: "Needle stops")
        case .needleMoved: LocalizedText(ja: "針が再び動く", en: "Needle moves again")
        case .plungerStarted: LocalizedText(ja: "内筒を押し始める", en: "Plunger starts")
        case .plungerStopped: LocalizedText(ja: "内筒が止まる", en: "Plunger stops")
        case .syringeEmpty: LocalizedText(ja: "全量を注入", en: "Syringe empty")
        case .needleBent: LocalizedText(ja: "針が曲がる", en: "Needle bends")
        case .needleLeftSkin: LocalizedText(ja: "抜針", en: "Needle out of the skin")
        case .trackingLost: LocalizedText(ja: "デバイスが範囲外に出る", en: "Device out of range")
        case .trackingBack: LocalizedText(ja: "デバイスが範囲内に戻る", en: "Device back in range")
        case .faulted(let name): fault(name)
        case .paused: LocalizedText(ja: "一時停止", en: "Paused")
        case .resumed: LocalizedText(ja: "再開", en: "Goes on after the pause")
        case .action: nil
        }
    }

    private static func action(_ kind: Action.Kind, in score: Score) -> LocalizedText? {
        switch kind {
        case .choose(let step, _), .confirm(let step):
            score.steps.first { $0.id == step }?.title ?? LocalizedText(ja: step, en: step)
        case .check: nil
        case .did("recap"): LocalizedText(ja: "リキャップ", en: "Needle recapped")
        case .did("massage"): LocalizedText(ja: "注射部位をもむ", en: "Site massaged")
        case .did(let name): score.deeds?[name] ?? LocalizedText(ja: name, en: name)
        case .rule(let ruling): LocalizedText(ja: "指導者の判断: \(ruling.because)", en: "Instructor: \(ruling.because)")
        case .end: LocalizedText(ja: "手技の終了", en: "End of the procedure")
        }
    }

    private static func fault(_ name: String) -> LocalizedText {
        let why =
            switch name {
            case "notFinite": LocalizedText(ja: "数値でない値", en: "a number was not finite")
            case "clockBackward": LocalizedText(ja: "デバイスの時計の逆行", en: "the device's clock ran backward")
            case "jump": LocalizedText(ja: "手では不可能な速さの移動", en: "the pose jumped")
            case "deviceGone": LocalizedText(ja: "デバイスの切断", en: "the device is gone")
            case "emergencyStop": LocalizedText(ja: "緊急停止", en: "emergency stop")
            case "late": LocalizedText(ja: "周期の遅れ", en: "too many periods were missed")
            case "silent": LocalizedText(ja: "デバイスの沈黙", en: "the device said nothing")
            case "slept": LocalizedText(ja: "コンピュータのスリープ", en: "the machine slept")
            default: LocalizedText(ja: name, en: name)
            }
        return LocalizedText(ja: "力を停止：\(why.ja)", en: "Force off: \(why.en)")
    }

    static let timing = LocalizedText(ja: "ループの時間精度", en: "Loop timing")
    static let timingMeans = LocalizedText(
        ja: "遅れは、予定時刻からティックが実際に始まるまでの時間です。", en: "Lateness is from a tick's deadline to the instant at which it began.")
    static let timingStepped = LocalizedText(
        ja: "この実行はステップ時間で進めたため、遅れという量はありません。",
        en: "Time was stepped in this run, so lateness has no meaning.")
    static let ticksRun = LocalizedText(ja: "実行したティック", en: "Ticks that ran")
    static let missed = LocalizedText(ja: "抜けたティック", en: "Ticks missed")
    static let dropped = LocalizedText(ja: "失われたフレーム", en: "Frames dropped")
    static let lateness = LocalizedText(ja: "遅れ", en: "Lateness")
    static let maximum = LocalizedText(ja: "最大", en: "max")
    static let policy = LocalizedText(ja: "実時間の権限", en: "Real-time rights")

    static let record = LocalizedText(ja: "記録の証明", en: "Record")
    static let digest = LocalizedText(ja: "全フレームの SHA-256", en: "SHA-256 of all frames")
    static let scenario = LocalizedText(ja: "手順書", en: "Procedure")
    static let program = LocalizedText(ja: "プログラム", en: "Program")
    static let model = LocalizedText(ja: "力のモデル", en: "Force model")
    static let profile = LocalizedText(ja: "デバイスプロファイル", en: "Device profile")
    static let format = LocalizedText(ja: "レポート形式", en: "Report format")
}
