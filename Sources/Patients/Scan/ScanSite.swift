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

    /// The middle of the triangle of greater trochanter, anterior superior iliac spine and top of the iliac crest, by
    /// which fingers find the site (the G method: Meneses & Marques 2007): of the bones' voxels the most lateral of the
    /// femur, the most forward of the hip bone's upper half, and its highest. mm in the scan's frame.
    func middle(_ places: [String: [Vector]]) -> Vector? {
        guard let femur = places[bones[0]], let hip = places[bones[1]],
            let trochanter = Self.furthest(femur, { $0.dot(lateral) }), let crest = Self.furthest(hip, \.z),
            let foot = hip.map(\.z).min()
        else { return nil }
        let upper = hip.filter { $0.z > (crest.z + foot) / 2 }
        guard let spine = Self.furthest(upper, \.y) else { return nil }
        return (trochanter + spine + crest) * (1.0 / 3)
    }

    /// The mean of the places that lie furthest.
    private static func furthest(_ places: [Vector], _ measure: (Vector) -> Double) -> Vector? {
        guard let most = places.map(measure).max() else { return nil }
        let last = places.filter { measure($0) > most - 0.01 }
        return last.reduce(.zero, +) * (1 / Double(last.count))
    }
}
