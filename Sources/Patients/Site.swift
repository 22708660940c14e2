public import Authoring

/// An injection site that is built from who the patient is.
public enum Site: String, Sendable, CaseIterable {
    case deltoid
    case posteriorUpperArm = "posterior-upper-arm"
    case vastusLateralis = "vastus-lateralis"
    case ventrogluteal, abdomen
    case volarForearm = "volar-forearm"
    case antecubitalFossa = "antecubital-fossa"

    /// Which side of the body.
    public enum Side: String, Sendable, CaseIterable {
        case left, right

        /// Toward the body's midline along x, as seen by someone who faces the skin of a limb that hangs: +1 or −1.
        var medial: Double { self == .left ? -1 : 1 }
    }

    /// As reports name it.
    public var title: LocalizedText {
        switch self {
        case .deltoid: LocalizedText(ja: "三角筋", en: "deltoid")
        case .posteriorUpperArm: LocalizedText(ja: "上腕後面(皮下)", en: "posterior upper arm, subcutaneous")
        case .vastusLateralis: LocalizedText(ja: "外側広筋", en: "vastus lateralis")
        case .ventrogluteal: LocalizedText(ja: "腹側殿部", en: "ventrogluteal site")
        case .abdomen: LocalizedText(ja: "腹部(皮下)", en: "abdomen, subcutaneous")
        case .volarForearm: LocalizedText(ja: "前腕屈側(皮内)", en: "volar forearm, intradermal")
        case .antecubitalFossa: LocalizedText(ja: "肘窩(静脈)", en: "antecubital fossa, vein")
        }
    }

    /// What the patient frame's origin is on the skin; +y goes toward the head.
    public var landmark: LocalizedText {
        switch self {
        case .deltoid: LocalizedText(ja: "肩峰の外側縁の中央", en: "lateral edge of mid-acromion")
        case .posteriorUpperArm:
            LocalizedText(ja: "上腕後面、肩峰と肘頭の中点", en: "back of the arm, midway from acromion to olecranon")
        case .vastusLateralis:
            LocalizedText(ja: "大腿外側、大転子と膝蓋骨の中点", en: "side of the thigh, midway from greater trochanter to patella")
        case .ventrogluteal:
            LocalizedText(
                ja: "大転子、上前腸骨棘、腸骨稜がつくる三角形の中央",
                en: "middle of the triangle of greater trochanter, anterior superior iliac spine and iliac crest")
        case .abdomen: LocalizedText(ja: "臍から外側へ5 cm", en: "5 cm to the side of the navel")
        case .volarForearm:
            LocalizedText(ja: "前腕屈側、肘窩から10 cm下", en: "volar forearm, 10 cm below the antecubital crease")
        case .antecubitalFossa: LocalizedText(ja: "肘窩の中央、しわの上", en: "middle of the antecubital crease")
        }
    }
}
