public import Authoring
import Scans
import Space

/// An injection site that is found in a scan by its bones.
public enum ScanSite: String, Sendable, CaseIterable {
    case ventroglutealLeft = "ventrogluteal-left"
    case ventroglutealRight = "ventrogluteal-right"

    /// As reports name it.
    public var title: LocalizedText {
        switch self {
        case .ventroglutealLeft: LocalizedText(ja: "左の腹側殿部", en: "left ventrogluteal site")
        case .ventroglutealRight: LocalizedText(ja: "右の腹側殿部", en: "right ventrogluteal site")
        }
    }

    /// The site that it is, and on which side.
    public var site: Site { .ventrogluteal }
    public var side: Site.Side { self == .ventroglutealLeft ? .left : .right }
    /// Out of the body over the site, in the scan's frame: x to the body's right.
    var lateral: Vector { Vector(self == .ventroglutealLeft ? -1 : 1, 0, 0) }
    /// The bones that it is found by.
    var bones: [String] { ["femur_\(side.rawValue)", "hip_\(side.rawValue)"] }
}
