/// Which voxels of a fine scan are left out, so that the block around a site stays small.
public enum ScanThinning {
    /// Finer voxels are thinned to about this, mm.
    public static let finest = 1.0
    /// Where a block would hold more, voxels between half of ``finest`` and it are thinned, too.
    public static let mostVoxels = 10_000_000

    /// Every how manieth voxel is kept along each axis.
    ///
    /// - Parameters:
    ///   - spacing: of the scan's voxels along the three axes, mm, more than 0.
    ///   - counts: how many of them the block is long.
    public static func steps(_ spacing: [Double], over counts: [Int]) -> [Int] {
        let near = spacing.map { max(1, Int(finest / $0)) }
        let kept = (0..<3).reduce(1) { $0 * ((counts[$1] - 1) / near[$1] + 1) }
        return kept <= mostVoxels ? near : spacing.map { max(1, Int((finest / $0).rounded(.up))) }
    }
}
