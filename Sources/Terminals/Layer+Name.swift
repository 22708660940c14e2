import Authoring
import Collision

extension Layer {
    /// The layer in the words of the field.
    var name: LocalizedText {
        switch self {
        case .air: LocalizedText(ja: "体外", en: "air")
        case .skin: LocalizedText(ja: "皮膚", en: "skin")
        case .fat: LocalizedText(ja: "脂肪", en: "fat")
        case .fascia: LocalizedText(ja: "筋膜", en: "fascia")
        case .muscle: LocalizedText(ja: "筋肉", en: "muscle")
        case .bone: LocalizedText(ja: "骨", en: "bone")
        }
    }
}
