public import Authoring

extension TechniqueMeasure {
    /// How it is defined, in one sentence.
    public var definition: LocalizedText {
        switch self {
        case .skinEntry:
            LocalizedText(
                ja: "針の線が皮膚と交わる点を皮膚に沿って測ったもの。値は部位の基準点(三角筋では肩峰)から下への距離。",
                en:
                    "Where the needle's line meets the skin, along the skin; the value is the distance below the site's origin, such as the acromion."
            )
        case .angleToSkin:
            LocalizedText(
                ja: "刺入点での針と皮膚の角度。90度が垂直。",
                en: "The angle between needle and skin at the entry; 90 deg is perpendicular.")
        case .stopsBeforeTarget:
            LocalizedText(
                ja: "目標の層に達する前に止まり(300 msの間 2 mm/s 未満)、その後 1 mm より深く進めた回数。",
                en:
                    "How often the needle stood still (below 2 mm/s for 300 ms) before the target layer and was then pushed on by more than 1 mm."
            )
        case .skinPunctures:
            LocalizedText(
                ja: "皮膚を破った回数。1 mm 離れずに戻った場合は数えない。",
                en:
                    "How often the skin gave way; a needle that comes back without having been 1 mm away does not count."
            )
        case .timeSinceStep:
            LocalizedText(
                ja: "その手順を最後に行ってからの時間(早送りを含む)。",
                en: "Time since the step was last done, fast-forwarded waiting included.")
        case .tipPastFascia:
            LocalizedText(
                ja: "筋膜の内面から針先まで皮膚に垂直に測った深さ。刃面は針先から針の太さに応じた長さ。骨までの距離も見る。",
                en:
                    "Depth of the tip below the inner face of the fascia, perpendicular to the skin; with it the whole bevel and the distance from bone."
            )
        case .tipPastSkin:
            LocalizedText(
                ja: "皮膚の内面から針先まで皮膚に垂直に測った深さ。刃面は針先から針の太さに応じた長さ。筋膜までの距離も見る。",
                en:
                    "Depth of the tip below the inner face of the skin, perpendicular to the skin; with it the whole bevel and the distance from the fascia."
            )
        case .doseOutsideTarget:
            LocalizedText(
                ja: "抜き始める前に、針先が目標の層の外にあるまま組織に入った量の、用量に対する割合。",
                en:
                    "What entered tissue while the tip was outside the target layer, before the withdrawal, as a share of the dose."
            )
        case .injectionTime:
            LocalizedText(
                ja: "組織内で内筒が動き始めてから流れ終わるまでの時間を、入った 0.1 mL あたりにしたもの。",
                en: "From the first movement of the plunger in tissue to the end of the flow, per 0.1 mL that went in.")
        case .doseError:
            LocalizedText(
                ja: "目標の層に入った量と用量の差の、用量に対する割合。",
                en: "How far the volume in the target layer is from the dose, as a share of the dose.")
        case .whealDiameter:
            LocalizedText(
                ja: "皮膚の中に残った量がつくる膨疹の直径。",
                en: "Across the wheal that the volume left in the skin raises.")
        case .drawError:
            LocalizedText(
                ja: "シリンジに引けた血液の量と採りたい量の差の、採りたい量に対する割合。",
                en: "How far the blood in the syringe is from the volume that is wanted, as a share of it.")
        case .tipDrift:
            LocalizedText(
                ja: "流れている間に針先が注入開始時の位置から最も離れた距離。抜く動きは含まない。",
                en:
                    "The furthest that the tip was from where it was when injecting started, while fluid flowed; the way out is no drift."
            )
        case .dwell:
            LocalizedText(
                ja: "流れの終わり(最後の0.2 %を除く)から、抜く動きが 2 mm になるまでの時間。負なら流れながら抜いた。",
                en:
                    "From the end of the flow (all but the last 0.2 %) until the way out has reached 2 mm; below 0 the needle came out while flowing."
            )
        case .withdrawalAngle:
            LocalizedText(
                ja: "抜く間の針の向きと刺入時の向きの最大の角度。",
                en: "The largest angle between the needle on its way out and the needle at puncture.")
        case .timeOnBone:
            LocalizedText(
                ja: "骨に触れてから、決められた距離だけ戻すまでの時間。",
                en: "From touching bone until the tip is as far back as the guideline asks.")
        case .boneContactSpeed:
            LocalizedText(
                ja: "骨に触れたときの、針に沿った速さ。最も速かったもの。",
                en: "How fast the needle went along itself when it touched bone; the fastest of several.")
        case .aspirations:
            LocalizedText(
                ja: "組織の中で、注入の前に内筒を用量の5 %を超えて引いた回数。採血では数えない。",
                en:
                    "How often the plunger was drawn back in tissue by more than 5 % of the content before anything was injected; where blood is to be drawn, none."
            )
        case .timeAfterStep:
            LocalizedText(
                ja: "ある手順を最後に行ってから、この手順を行うまでの時間(早送りを含む)。",
                en: "From the last time that another step was done to this one, fast-forwarded waiting included.")
        case .procedureTime:
            LocalizedText(
                ja: "最初のティックから最後のティックまでの時間(早送りを含む)。",
                en: "From the first tick to the last, fast-forwarded waiting included.")
        case .timeAfterWithdrawal:
            LocalizedText(
                ja: "針が皮膚を離れてから、その手順を行うまでの時間。", en: "From the needle leaving the skin until the step is done.")
        }
    }
}
