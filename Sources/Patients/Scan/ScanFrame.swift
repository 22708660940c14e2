import Scans
import Space

/// The patient frame in a scan: the landmark on the skin straight out from the bones' middle, z out of the skin there, y
/// toward the head.
struct ScanFrame {
    /// m of the patient frame to mm of the scan.
    let placement: Affine

    /// How far around the landmark the skin's direction is taken from, mm.
    private static let reach = 21.0

    init(_ body: Volume, _ affine: Affine, middle: Vector, lateral: Vector) throws(ImportProblem) {
        /// Where the skin lies on a line from outside, mm outward of the middle; `nil` where it never does.
        func skin(_ aside: Vector) -> Double? {
            var before: Float = 0
            for step in 0..<1800 {
                let out = ScanBlock.outward - Double(step) * 0.1
                let share = body.sample(affine.voxel(middle + aside + lateral * out), outside: 0)
                if share >= 0.5 {
                    let back = Double((share - 0.5) / max(share - before, 1e-6))
                    return step == 0 ? nil : out + min(1, back) * 0.1
                }
                before = share
            }
            return nil
        }
        guard let height = skin(.zero) else { throw .noSkin }
        // The least squares' plane through the skin around.
        var sums = (yy: 0.0, yz: 0.0, zz: 0.0, yh: 0.0, zh: 0.0)
        for row in -3...3 {
            for column in -3...3 {
                let (y, z) = (Double(row) * Self.reach / 3, Double(column) * Self.reach / 3)
                guard y * y + z * z <= Self.reach * Self.reach, let there = skin(Vector(0, y, z)) else { continue }
                let rise = there - height
                guard abs(rise) < 25 else { continue }
                sums.yy += y * y
                sums.yz += y * z
                sums.zz += z * z
                sums.yh += y * rise
                sums.zh += z * rise
            }
        }
        let determinant = sums.yy * sums.zz - sums.yz * sums.yz
        guard determinant > 1 else { throw .siteCutOff }
        let alongY = (sums.yh * sums.zz - sums.zh * sums.yz) / determinant
        let alongZ = (sums.zh * sums.yy - sums.yh * sums.yz) / determinant
        let out = (lateral - Vector(0, alongY, alongZ)).unit(or: lateral)
        let head = Vector(0, 0, 1).across(out).unit(or: Vector(0, 0, 1))
        placement = Affine(
            x: head.cross(out) * 1000, y: head * 1000, z: out * 1000, origin: middle + lateral * height)
    }
}
