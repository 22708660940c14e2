/// Whether a block's numbers can be Hounsfield units: nearly all of them are numbers that a CT gives, and what the labels
/// call muscle is as dense as muscle.
struct ScanUnits {
    /// The most voxels that may be strange, percent: a stray few are no harm.
    static let mostStrange = 1
    /// Lean or fat, with contrast medium or a voxel's share of bone, Hounsfield units (assumed: wide about -190 … 150).
    static let muscle: ClosedRange<Float> = -200...300
    /// Marrow to enamel or a prosthesis, Hounsfield units (assumed).
    static let bone: ClosedRange<Float> = -200...3071
    /// The least of them that must lie in the range, percent.
    static let least = 50

    /// Why the block can't be used; nil where it can.
    let problem: ImportProblem?

    init(_ block: ScanBlock, _ names: LabelNames, ct: String) {
        let strange = block.strange * 100 / max(1, block.count)
        guard strange < Self.mostStrange else {
            problem = .notHounsfield(path: ct, percent: strange)
            return
        }
        for (kind, range) in [(LabelKind.muscle, Self.muscle), (.bone, Self.bone)] {
            var isKind = [Bool](repeating: false, count: 65536)
            for (number, label) in names.labels where label.kind == kind { isKind[number] = true }
            var (count, fitting) = (0, 0)
            for index in block.labels.indices where isKind[Int(block.labels[index])] {
                count += 1
                if range.contains(block.density[index]) { fitting += 1 }
            }
            if fitting * 100 < count * Self.least {
                problem = .notSoDense(path: ct, kind, percent: 100 - fitting * 100 / count)
                return
            }
        }
        problem = nil
    }
}
