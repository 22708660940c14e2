public import Authoring
public import Collision
public import Scans
public import Space

/// A real patient's site: distance fields, the skin's chart, and nothing of the scan that they came from.
public struct SitePatient: Sendable {
    /// 32 hexadecimal digits, drawn at random: which patient it is, and nothing else.
    public let id: String
    public let site: ScanSite
    /// Owns what ``anatomy`` reads.
    public let boundaries: BoundaryStore
    public let anatomy: Anatomy
    /// The skin near the landmark.
    public let chart: SkinChart
    /// The patient frame in the scan's: m to mm, x to the body's right, y forward, z to the head.
    public let placement: Affine

    /// What every patient file says, and what is said when one is made or shown.
    public static let notice = LocalizedText(
        ja: "このファイルは実在の人のCTから作られた個人データです。許可なく渡さず、要らなくなったら消してください。",
        en:
            "This file was made from a real person's CT and is personal data. Pass it on only with permission, and delete it when it is no longer needed."
    )

    init(id: String, site: ScanSite, boundaries: BoundaryStore, chart: SkinChart, depths: [Double], placement: Affine) {
        self.id = id
        self.site = site
        self.boundaries = boundaries
        self.chart = chart
        self.placement = placement
        var faces = InlineArray<5, Double>(repeating: 0)
        for face in 1..<5 { faces[face] = max(faces[face - 1], depths[face]) }
        anatomy = Anatomy(field: boundaries.field, radius: chart.radius, depths: faces)
    }

    /// Depths below the landmark, straight in, of skin, fat, fascia, muscle, bone, m; bone is 1 m where none lies below.
    static func depths(below landmark: Vector, in field: BoundaryField) -> [Double] {
        var depths = [Double](repeating: 1, count: 5)
        for step in 0..<1200 {
            let depth = Double(step) * 1e-4 - 0.005
            let inside = field.sample(landmark - Vector(0, 0, depth))
            for face in 0..<5 where depths[face] == 1 && inside[face] >= 0 { depths[face] = depth }
        }
        let skin = depths[0]
        return depths.map { $0 == 1 ? 1 : max(0, $0 - skin) }
    }
}
