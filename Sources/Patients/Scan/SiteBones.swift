import Scans
import Space

/// The places of a site's bones by which fingers find it, read slice by slice: however many voxels are bone, a few numbers
/// for each slice are kept.
struct SiteBones {
    private var femur = Extreme()
    private var crest = Extreme()
    private var foot = Double.infinity
    /// The most forward of the hip bone in each slice, and how high that slice lies, mm.
    private var fronts: [(height: Double, front: Extreme)] = []

    /// The names of the site's bones that no voxel bears.
    let lacking: [String]

    /// The middle of the triangle of greater trochanter, anterior superior iliac spine and top of the iliac crest (the G
    /// method: Meneses & Marques 2007): of the bones' voxels the most lateral of the femur, the most forward of the hip
    /// bone's upper half, and its highest. mm in the scan's frame; nil where one is missing.
    var middle: Vector? {
        guard let trochanter = femur.mean, let top = crest.mean else { return nil }
        let half = (top.z + foot) / 2
        var upper = Extreme()
        for slice in fronts where slice.height > half { upper.add(slice.front) }
        return upper.mean.map { (trochanter + $0 + top) * (1.0 / 3) }
    }

    /// Reads the labels.
    init(
        in path: String, of site: ScanSite, _ known: LabelNames, progress: (Double) -> Void
    ) throws(ImportProblem) {
        var reader = try ScanBlock.open(path)
        let header = reader.header
        // 1 the femur, 2 the hip bone.
        var bones = [UInt8](repeating: 0, count: 65536)
        for (kind, name) in site.bones.enumerated() {
            for number in known.numbers(of: name) { bones[number] |= UInt8(kind + 1) }
        }
        var hasHip = false
        for z in 0..<header.sizes.z {
            let slice: [Float]
            do throws(ScanProblem) { slice = try reader.slice() } catch { throw .scan(path: path, error) }
            var front = Extreme()
            var (height, count) = (0.0, 0)
            var number = 0
            for y in 0..<header.sizes.y {
                for x in 0..<header.sizes.x {
                    let value = slice[number]
                    number += 1
                    if value == 0 { continue }
                    guard value > 0, value <= 65535, value == value.rounded() else {
                        throw .scan(path: path, .notWhole)
                    }
                    let bone = bones[Int(value)]
                    guard bone != 0 else { continue }
                    let place = header.affine.place(Vector(Double(x), Double(y), Double(z)))
                    if bone & 1 != 0 { femur.add(place, place.dot(site.lateral)) }
                    guard bone & 2 != 0 else { continue }
                    crest.add(place, place.z)
                    foot = min(foot, place.z)
                    front.add(place, place.y)
                    height += place.z
                    count += 1
                }
            }
            if count > 0 {
                hasHip = true
                fronts.append((height / Double(count), front))
            }
            progress(Double(z + 1) / Double(header.sizes.z))
        }
        lacking = (femur.mean == nil ? [site.bones[0]] : []) + (hasHip ? [] : [site.bones[1]])
    }
}
