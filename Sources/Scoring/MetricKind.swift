import Authoring

/// The numbers that a score carries without points: name, unit and definition.
enum MetricKind: String {
    case elapsed = "elapsed-time"
    case waited = "fast-forwarded"
    case path = "path-length"
    case timeInTissue = "time-in-tissue"
    case pathInTissue = "path-in-tissue"
    case punctures
    case peakForce = "peak-force"
    case peakSpeed = "peak-insertion-speed"
    case deepest = "deepest"
    case injectionDepth = "depth-at-injection"
    case pastFascia = "past-fascia-at-injection"
    case injectionTime = "injection-time"
    case drift = "tip-drift"

    var unit: String {
        switch self {
        case .elapsed, .waited, .timeInTissue, .injectionTime: "s"
        case .path, .pathInTissue, .deepest, .injectionDepth, .pastFascia, .drift: "mm"
        case .peakForce: "N"
        case .peakSpeed: "mm/s"
        case .punctures: ""
        }
    }

    /// An SI value in the unit.
    func scaled(_ value: Double) -> Double { unit.hasPrefix("mm") ? value * 1000 : value }

    var title: LocalizedText {
        switch self {
        case .elapsed: LocalizedText(ja: "所要時間", en: "Elapsed time")
        case .waited: LocalizedText(ja: "早送りした時間", en: "Fast-forwarded time")
        case .path: LocalizedText(ja: "針先の移動距離", en: "Path length")
        case .timeInTissue: LocalizedText(ja: "組織内の時間", en: "Time in tissue")
        case .pathInTissue: LocalizedText(ja: "組織内の移動距離", en: "Path in tissue")
        case .punctures: LocalizedText(ja: "皮膚穿刺の回数", en: "Skin punctures")
        case .peakForce: LocalizedText(ja: "最大の力", en: "Peak force")
        case .peakSpeed: LocalizedText(ja: "最大の刺入速度", en: "Peak insertion speed")
        case .deepest: LocalizedText(ja: "最大の深さ", en: "Greatest depth")
        case .injectionDepth: LocalizedText(ja: "注入開始時の深さ", en: "Depth at injection")
        case .pastFascia: LocalizedText(ja: "注入開始時の筋膜からの深さ", en: "Depth past the fascia at injection")
        case .injectionTime: LocalizedText(ja: "注入時間", en: "Injection time")
        case .drift: LocalizedText(ja: "注入中の針先のずれ", en: "Tip drift while injecting")
        }
    }

    var definition: LocalizedText {
        switch self {
        case .elapsed: LocalizedText(ja: "最初のティックから最後のティックまで。", en: "From the first tick to the last.")
        case .waited:
            LocalizedText(ja: "乾燥などの待ち時間のうち早送りした分。", en: "Waiting that was fast-forwarded, beyond the run's own time.")
        case .path: LocalizedText(ja: "追跡中の針先の道のり。", en: "The way of the tip while it was tracked.")
        case .timeInTissue: LocalizedText(ja: "針先が皮膚の内側にあった時間。", en: "Time with the tip inside the skin.")
        case .pathInTissue: LocalizedText(ja: "針先が皮膚の内側で動いた道のり。", en: "The way of the tip inside the skin.")
        case .punctures: TechniqueMeasure.skinPunctures.definition
        case .peakForce: LocalizedText(ja: "モデルが手に返した力の最大値。", en: "The largest force of the model on the hand.")
        case .peakSpeed:
            LocalizedText(ja: "組織内で針に沿って進んだ速さの最大値。", en: "The largest speed inward along the needle, in tissue.")
        case .deepest: LocalizedText(ja: "針に沿った皮膚から針先までの最大の深さ。", en: "The greatest depth of the tip along the needle.")
        case .injectionDepth:
            LocalizedText(
                ja: "最初の注入が始まったときの、針に沿った深さ。", en: "Depth of the tip along the needle when the first injection began.")
        case .pastFascia: TechniqueMeasure.tipPastFascia.definition
        case .injectionTime:
            LocalizedText(
                ja: "組織内で内筒が動き始めてから流れ終わるまで。",
                en: "From the first movement of the plunger in tissue to the end of the flow.")
        case .drift: TechniqueMeasure.tipDrift.definition
        }
    }
}
