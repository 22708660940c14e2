public import Authoring
public import Scans

/// Why no patient can be made of a scan.
public enum ImportProblem: Error, Sendable, Equatable {
    /// A file, and what is wrong with it.
    case scan(path: String, ScanProblem)
    /// CT and labels do not lie on the same voxels.
    case apart
    /// The label image lacks these.
    case missing([String])
    /// So many of the CT's voxels around the site are no Hounsfield units.
    case notHounsfield(path: String, percent: Int)
    /// So many of the voxels that the labels call muscle or bone are not as dense as it.
    case notSoDense(path: String, LabelKind, percent: Int)
    case noSkin
    case siteCutOff

    /// One sentence: what is wrong and what to do.
    public var sentence: LocalizedText {
        switch self {
        case .scan(let path, let problem):
            LocalizedText(ja: "\(path): \(problem.sentence.ja)", en: "\(path): \(problem.sentence.en)")
        case .apart:
            LocalizedText(
                ja: "CTとラベルのボクセルが一致しません(大きさか位置が違います)。同じCTから作ったラベルを指定してください。",
                en:
                    "CT and labels do not lie on the same voxels (size or place differs). Give labels that were made from this CT."
            )
        case .missing(let names):
            LocalizedText(
                ja: "ラベル画像にこの部位に必要な \(names.joined(separator: "、")) がありません。--names と、撮影範囲を確かめてください。",
                en: "the label image lacks \(names.joined(separator: ", ")), which this site needs. "
                    + "Check --names, and that the scan shows the site.")
        case .notHounsfield(let path, let percent):
            LocalizedText(
                ja: "\(path): 部位のまわりのボクセルの \(percent) % がハウンスフィールド値ではありません(数でないか、±32768の外)。"
                    + "空気が-1000、水が0になるように書き出し直してください。",
                en: "\(path): \(percent) % of the voxels around the site are no Hounsfield units (no numbers, "
                    + "or beyond ±32768). Export the CT again so that air is -1000 and water 0.")
        case .notSoDense(let path, let kind, let percent):
            LocalizedText(
                ja: "\(path): ラベルが\(kind == .muscle ? "筋肉" : "骨")とするボクセルの \(percent) % が、その密度ではありません。"
                    + "CTがハウンスフィールド単位(空気-1000、水0)か、ラベルが同じCTから作られたものか確かめてください。",
                en:
                    "\(path): \(percent) % of what the labels call \(kind.rawValue) is not as dense as \(kind.rawValue). "
                    + "Check that the CT is in Hounsfield units (air -1000, water 0), and that the labels "
                    + "were made from it."
            )
        case .noSkin:
            LocalizedText(
                ja: "部位の上に皮膚が見つかりません。CTの値がハウンスフィールド単位か確かめてください。",
                en: "no skin was found over the site. Check that the CT is in Hounsfield units.")
        case .siteCutOff:
            LocalizedText(
                ja: "部位の皮膚が撮影範囲の外にあります。範囲の広いCTを使ってください。",
                en: "the skin over the site lies outside the scan. Use a CT with a wider field of view.")
        }
    }
}
