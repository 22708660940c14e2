import Authoring
import Collision

/// The words of the pictures.
extension Words {
    static let pictures = LocalizedText(ja: "針の動き", en: "What the needle did")
    static let noFrames = LocalizedText(
        ja: "この実行にはフレームの記録がないため、図はありません。", en: "This run recorded no frames, so there are no pictures.")
    static let neverTouched = LocalizedText(
        ja: "針は皮膚に一度も触れませんでした。図はありません。",
        en: "The needle never touched the skin, so there is nothing to draw.")
    static let neverPunctured = LocalizedText(
        ja: "針は皮膚に触れましたが、刺入されませんでした。", en: "The needle touched the skin but never went in.")
    static func unreadable(_ count: Int) -> LocalizedText {
        LocalizedText(
            ja: "数値でない値（NaN など）を含む\(count)フレームを除いて描いています。",
            en: "\(count) frames hold numbers that are not finite (NaN) and are not drawn.")
    }
    static let noArm = LocalizedText(
        ja: "層の深さが正しく記録されていないため、断面図は描けません。",
        en: "The depths of the layers are not recorded properly, so the cross-section can't be drawn.")

    static let timeline = LocalizedText(ja: "手順の経過", en: "Course of the procedure")
    static let timelineCaption = LocalizedText(
        ja: "番号は上の表の手順です。枠は針が皮膚に触れていた時間を示します。",
        en: "Numbers are the steps of the table above. The frame is the time in which the needle touched the skin.")
    static let force = LocalizedText(ja: "力と深さ", en: "Force over depth")
    static let forceCaption = LocalizedText(
        ja: "横軸は最初に皮膚に触れてから針を進めた距離です。皮膚や筋膜は破れる前にくぼむため、針先は手の動きより遅れます。"
            + "色の帯は刺入時に針先があった層です。",
        en: "Across: how far the hand pushed the needle since it first touched the skin. Skin and fascia dimple before "
            + "they give way, so the tip lags behind the hand. The bands are the layers that the tip was in on its way in."
    )
    static let section = LocalizedText(ja: "腕の断面と針の経路", en: "Needle path in the arm")
    static let across = LocalizedText(ja: "横断面（肘側から見る）", en: "Across the arm, seen from the elbow")
    static let along = LocalizedText(ja: "縦断面（皮膚からの深さ）", en: "Along the arm, by depth below the skin")
    static let acrossSite = LocalizedText(ja: "横断面", en: "Across the site")
    static let alongBody = LocalizedText(ja: "縦断面(右が頭側)", en: "Along the body, head to the right")
    static let sectionCaption = LocalizedText(
        ja: "太い線は最も深く入ったときの針、丸は針先です。十字は目印（肩峰）の位置です。",
        en: "The thick line is the needle at its deepest, the dot its tip. The cross is the landmark (acromion).")
    static let time = LocalizedText(ja: "角度・深さ・投与量の経過", en: "Angle, depth and dose over time")
    static let timeCaption = LocalizedText(
        ja: "文字は下の表の出来事です。一番下の帯は針先のある層です。",
        en: "Letters are the events of the table below. The band at the foot is the layer that the tip is in.")
    static func moreEvents(_ count: Int) -> LocalizedText {
        LocalizedText(ja: "ほかに\(count)件の出来事（JSON にすべて記録）", en: "\(count) more events are in the JSON file")
    }

    static let insertion = LocalizedText(ja: "刺入（実線）", en: "Insertion (solid)")
    static let exemplar = LocalizedText(ja: "お手本", en: "Exemplar")
    static let withdrawal = LocalizedText(ja: "抜針（破線）", en: "Withdrawal (dashed)")
    static let rupture = LocalizedText(ja: "層が破れた・骨に当たった", en: "A layer gave way, or bone was touched")
    static let skinGivesWay = LocalizedText(ja: "皮膚が破れる", en: "Skin gives way")
    static let fasciaGivesWay = LocalizedText(ja: "筋膜が破れる", en: "Fascia gives way")
    static let boneTouched = LocalizedText(ja: "骨に当たる", en: "Bone touched")
    static let landmark = LocalizedText(ja: "肩峰", en: "acromion")
    static let belowLandmark = LocalizedText(ja: "肩峰から下へ mm", en: "mm below the acromion")
    static let entry = LocalizedText(ja: "刺入点", en: "entry")

    static let travelAxis = LocalizedText(ja: "針を進めた距離 mm", en: "Travel of the needle, mm")
    static let forceAxis = LocalizedText(ja: "軸方向の力 N（+は押し返す向き）", en: "Axial force, N (+ pushes back)")
    static let timeAxis = LocalizedText(ja: "時刻 s", en: "Time, s")
    static let angleAxis = LocalizedText(ja: "角度 °", en: "Angle, °")
    static let depthAxis = LocalizedText(ja: "針先の深さ mm", en: "Tip depth, mm")
    static let doseAxis = LocalizedText(ja: "投与 %", en: "Dose, %")

    /// The name of a layer; with `dimple`, air is the skin that dimples before it gives way.
    static func layer(_ layer: Layer, dimple: Bool = false) -> LocalizedText {
        switch layer {
        case .air:
            dimple ? LocalizedText(ja: "くぼむ皮膚", en: "dimpling skin") : LocalizedText(ja: "体外", en: "outside")
        case .skin: LocalizedText(ja: "皮膚", en: "skin")
        case .fat: LocalizedText(ja: "皮下脂肪", en: "fat")
        case .fascia: LocalizedText(ja: "筋膜", en: "fascia")
        case .muscle: LocalizedText(ja: "三角筋", en: "muscle")
        case .bone: LocalizedText(ja: "上腕骨", en: "humerus")
        }
    }
}
