public import Authoring

/// What an import is at work on.
public enum ImportPhase: Sendable, CaseIterable {
    /// Reads the labels, and finds the site by its bones.
    case labels
    /// Reads the CT around the site.
    case scan
    /// Tells skin, fat, muscle and bone apart.
    case tissues
    /// Builds the fields of distances to the boundaries.
    case distances

    /// As people are told.
    public var title: LocalizedText {
        switch self {
        case .labels: LocalizedText(ja: "ラベルを読み込み中", en: "reading the labels")
        case .scan: LocalizedText(ja: "CTを読み込み中", en: "reading the CT")
        case .tissues: LocalizedText(ja: "組織を見分けています", en: "telling the tissues apart")
        case .distances: LocalizedText(ja: "境界までの距離を計算中", en: "measuring the distances to the boundaries")
        }
    }
}
