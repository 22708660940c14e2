import Authoring
import Collision
import Scans
public import Space

/// Makes a patient's site out of a CT and its labels.
public struct PatientImport {
    /// How large the site is, m: across, along the body, and in depth; and how much of that lies above the landmark.
    public static let size = Vector(0.120, 0.120, 0.080)
    static let above = 0.014
    /// Where a CT shows skin and fat, and the thickness of skin and fascia, which are too thin for it.
    public let presets: SitePresets
    /// Between grid points, m.
    public let spacing: Double
    private let progress: (ImportPhase, Double) -> Void
    private let cut: (Double) -> Void

    /// - Parameters:
    ///   - presets: of the site.
    ///   - spacing: between grid points, m, 0.0005 … 0.003.
    ///   - progress: is told what is being done, and the share of all the work that is done, 0 … 1.
    ///   - cut: is told where the scan ends within the site: how far from the landmark, m.
    public init(
        _ presets: SitePresets, spacing: Double = 0.001,
        progress: @escaping (ImportPhase, Double) -> Void = { _, _ in }, cut: @escaping (Double) -> Void = { _ in }
    ) {
        self.presets = presets
        self.spacing = max(0.0005, min(0.003, spacing))
        self.progress = progress
        self.cut = cut
    }

    /// Reads the scan and builds the site.
    public func patient(
        ct: String, labels: String, names: LabelNames, site: ScanSite
    ) throws(ImportProblem) -> SitePatient {
        let bones = try SiteBones(in: labels, of: site, names) { progress(.labels, 0.25 * $0) }
        guard bones.lacking.isEmpty, let middle = bones.middle else {
            throw .missing(bones.lacking.isEmpty ? site.bones : bones.lacking)
        }
        let block = try ScanBlock(ct: ct, labels: labels, around: middle, lateral: site.lateral) {
            progress(.scan, 0.25 + 0.25 * $0)
        }
        if let problem = ScanUnits(block, names, ct: ct).problem { throw problem }
        progress(.tissues, 0.5)
        guard let tissues = ScanTissues(block, names, presets, lateral: site.lateral) else { throw .noSkin }
        progress(.distances, 0.6)
        let frame = try ScanFrame(tissues.body, block.affine, middle: middle, lateral: site.lateral)
        let boundaries = fields(tissues, block.affine, frame)
        let field = boundaries.field
        let chart = SkinFit(field).chart
        if let end = Self.end(of: block, under: chart, frame) {
            guard end > 0 else { throw .siteCutOff }
            cut(end)
        }
        progress(.distances, 1)
        return SitePatient(
            id: Self.freshId, site: site, boundaries: boundaries, chart: chart,
            depths: SitePatient.depths(below: .zero, in: field), placement: frame.placement)
    }

    /// How far from the landmark the scan no longer shows a voxel of air over the skin and a centimetre under it, m; nil
    /// where it shows all of the site.
    private static func end(of block: ScanBlock, under chart: SkinChart, _ frame: ScanFrame) -> Double? {
        let spacing = block.affine.spacing
        let over = max(spacing.x, spacing.y, spacing.z) * 1e-3
        func isShown(_ x: Double, _ y: Double) -> Bool {
            let place = chart.place(x: x, y: y)
            return [over, -0.010].allSatisfy { height in
                let voxel = block.affine.voxel(frame.placement.place(place.point + place.normal * height))
                return [(voxel.x, block.width), (voxel.y, block.height), (voxel.z, block.depth)].allSatisfy {
                    (0...Double($0.1 - 1)).contains($0.0)
                }
            }
        }
        for step in 0...Int(SkinRelief.reach * 1000) {
            let reach = Double(step) * 1e-3
            for turn in 0..<36 {
                let way = CircularFunctions(Double(turn) * Double.pi / 18)
                if !isShown(reach * way.cosine, reach * way.sine) { return reach }
            }
        }
        return nil
    }

    private static var freshId: String {
        var random = SystemRandomNumberGenerator()
        let digits = Array("0123456789abcdef")
        return String((0..<32).map { _ in digits[Int.random(in: 0..<16, using: &random)] })
    }

    /// The distance fields of the site in the patient frame.
    private func fields(_ tissues: ScanTissues, _ affine: Affine, _ frame: ScanFrame) -> BoundaryStore {
        let sizes = (
            x: Int((Self.size.x / spacing).rounded()) + 1, y: Int((Self.size.y / spacing).rounded()) + 1,
            z: Int((Self.size.z / spacing).rounded()) + 1
        )
        let origin = Vector(-Self.size.x / 2, -Self.size.y / 2, Self.above - Self.size.z)
        func distances(_ share: Volume) -> [Float] {
            var values: [Float] = []
            values.reserveCapacity(sizes.x * sizes.y * sizes.z)
            for z in 0..<sizes.z {
                for y in 0..<sizes.y {
                    for x in 0..<sizes.x {
                        let place = origin + Vector(Double(x), Double(y), Double(z)) * spacing
                        values.append(share.sample(affine.voxel(frame.placement.place(place)), outside: 0))
                    }
                }
            }
            var resampled = Volume(sizes.x, sizes.y, sizes.z, values)
            if spacing < 0.0015 { resampled.blur() }
            return DistanceSweep(resampled).signed
        }
        let scale = Float(spacing)
        let skin = distances(tissues.body)
        progress(.distances, 0.7)
        let fascia = distances(tissues.compartment)
        progress(.distances, 0.8)
        let bone = distances(tissues.bone)
        progress(.distances, 0.9)
        let vessel = tissues.vessel.map(distances)
        let nerve = tissues.nerve.map(distances)
        let (dermis, sheath) = (Float(presets.table.si("layers.skin")), Float(presets.table.si("layers.fascia")))
        return unsafe BoundaryStore(origin: origin, spacing: spacing, sizes: sizes) { voxels in
            for index in 0..<voxels.count {
                unsafe voxels[index] = SiteLanes.lanes(
                    skin: skin[index] * scale, fascia: fascia[index] * scale, bone: bone[index] * scale,
                    vessel: (vessel?[index]).map { $0 * scale }, nerve: (nerve?[index]).map { $0 * scale },
                    dermis: dermis, sheath: sheath)
            }
        }
    }
}
