import Scans
import Space

/// The part of a CT and its labels around a site, at the scan's own voxels (or every n-th of finer ones).
struct ScanBlock {
    /// How far it reaches from the middle of the bones: outward, inward, along the body and across, mm.
    static let outward = 170.0
    static let inward = 75.0
    static let around = 95.0
    /// What a CT may hold, Hounsfield units: 16 bits, the lowest being the padding around its picture.
    static let plausible: ClosedRange<Float> = -32768...32767

    let width, height, depth: Int
    /// Of this block's voxels.
    let affine: Affine
    /// Hounsfield units; what is no number is air.
    var density: [Float]
    var labels: [UInt16]
    /// How many voxels were no number, or no ``plausible`` one.
    private(set) var strange = 0

    var count: Int { width * height * depth }
    func index(_ x: Int, _ y: Int, _ z: Int) -> Int { (z * height + y) * width + x }

    /// Reads both files, slice by slice, and keeps the block.
    init(
        ct: String, labels path: String, around middle: Vector, lateral: Vector, progress: (Double) -> Void
    ) throws(ImportProblem) {
        var scan = try Self.open(ct)
        var marks = try Self.open(path)
        let header = scan.header
        guard Self.agree(header, marks.header) else { throw .apart }
        let sizes = [header.sizes.x, header.sizes.y, header.sizes.z]
        var (low, high) = ([Double](repeating: .infinity, count: 3), [Double](repeating: -.infinity, count: 3))
        for corner in 0..<8 {
            let away = Vector(
                lateral.x * (corner & 1 == 0 ? Self.outward : -Self.inward),
                corner & 2 == 0 ? Self.around : -Self.around, corner & 4 == 0 ? Self.around : -Self.around)
            let voxel = header.affine.voxel(middle + away)
            for (axis, value) in [voxel.x, voxel.y, voxel.z].enumerated() {
                low[axis] = min(low[axis], value)
                high[axis] = max(high[axis], value)
            }
        }
        let first = (0..<3).map { Int(max(0, min(Double(sizes[$0] - 1), low[$0].rounded(.down)))) }
        let last = (0..<3).map { Int(max(0, min(Double(sizes[$0] - 1), high[$0].rounded(.up)))) }
        let spacing = header.affine.spacing
        let steps = ScanThinning.steps(
            [spacing.x, spacing.y, spacing.z], over: (0..<3).map { last[$0] - first[$0] + 1 })
        let counts = (0..<3).map { (last[$0] - first[$0]) / steps[$0] + 1 }
        (width, height, depth) = (counts[0], counts[1], counts[2])
        affine = Affine(
            x: header.affine.x * Double(steps[0]), y: header.affine.y * Double(steps[1]),
            z: header.affine.z * Double(steps[2]),
            origin: header.affine.place(Vector(Double(first[0]), Double(first[1]), Double(first[2]))))
        let count = counts[0] * counts[1] * counts[2]
        density = []
        density.reserveCapacity(count)
        labels = []
        labels.reserveCapacity(count)
        for z in 0...last[2] {
            let (grey, marked): ([Float], [Float])
            do throws(ScanProblem) { grey = try scan.slice() } catch { throw .scan(path: ct, error) }
            do throws(ScanProblem) { marked = try marks.slice() } catch { throw .scan(path: path, error) }
            if z >= first[2] && (z - first[2]) % steps[2] == 0 {
                for y in stride(from: first[1], through: last[1], by: steps[1]) {
                    for x in stride(from: first[0], through: last[0], by: steps[0]) {
                        let value = grey[y * sizes[0] + x]
                        if !Self.plausible.contains(value) { strange += 1 }
                        density.append(value.isFinite ? max(-1024, min(3071, value)) : -1024)
                        labels.append(UInt16(max(0, min(65535, marked[y * sizes[0] + x]))))
                    }
                }
            }
            progress(Double(z + 1) / Double(last[2] + 1))
        }
    }

    static func open(_ path: String) throws(ImportProblem) -> ScanReader {
        do throws(ScanProblem) { return try ScanReader(path: path) } catch { throw .scan(path: path, error) }
    }

    private static func agree(_ a: ScanHeader, _ b: ScanHeader) -> Bool {
        guard a.sizes == b.sizes else { return false }
        let end = Vector(Double(a.sizes.x - 1), Double(a.sizes.y - 1), Double(a.sizes.z - 1))
        return [Vector.zero, end, Vector(end.x, 0, 0), Vector(0, end.y, 0)].allSatisfy {
            (a.affine.place($0) - b.affine.place($0)).length < 0.1
        }
    }
}
