import Scans
import Space

/// What is what in a block of a CT: how much of each place is body, inside the fascia, bone, vessel, nerve.
struct ScanTissues {
    /// At the scan's voxels, 0 … 1.
    let body, compartment: Volume
    let bone: Volume
    let vessel, nerve: Volume?

    /// - Parameter presets: say where in the CT skin and fat are.
    /// - Returns: `nil` where the block shows no body with labels, or no air beside it.
    init?(_ block: ScanBlock, _ names: LabelNames, _ presets: SitePresets, lateral: Vector) {
        let skin = Float(presets.table.written("scan.skin"))
        let fat = (Float(presets.table.written("scan.fat-least")), Float(presets.table.written("scan.fat-most")))
        var kinds = [LabelKind](repeating: .nothing, count: 65536)
        for (number, label) in names.labels { kinds[number] = label.kind }
        func mask(_ kind: LabelKind) -> VoxelMask {
            VoxelMask(like: block, block.labels.map { kinds[Int($0)] == kind })
        }
        let (bones, vessels, nerves) = (mask(.bone), mask(.vessel), mask(.nerve))
        let labelled = VoxelMask(like: block, block.labels.map { kinds[Int($0)] != .nothing })
        let solid = VoxelMask(like: block, block.density.map { $0 >= skin }) | labelled
        let seeds = Self.outerFace(block, lateral)
        let air = (!solid).connected(to: seeds)
        guard air.bits.contains(true) || !seeds.isEmpty else { return nil }
        // What is not air around: the body with the gas in it, table and blanket. A thin touch is no connection.
        let filled = !air
        let core = filled.eroded.connected(to: labelled.bits.indices.filter { labelled.bits[$0] })
        guard core.bits.contains(true) else { return nil }
        let body = (core.dilated & filled) | labelled
        self.body = Self.share(of: body, air, block, skin)

        // Unlabelled muscle counts where it is more than a thin rim or strand.
        let soft = VoxelMask(
            like: block,
            block.density.indices.map { body.bits[$0] && (block.density[$0] < fat.0 || block.density[$0] > fat.1) })
        let deep = soft & body.eroded.eroded
        let opened = deep.eroded.dilated & deep
        let tissue = (labelled | opened).dilated.eroded
        // All that is not reached from the air through what is not tissue lies inside.
        let around = (!tissue).connected(to: air.bits.indices.filter { air.bits[$0] })
        compartment = (body & !around).share
        bone = bones.share
        vessel = vessels.bits.contains(true) ? vessels.share : nil
        nerve = nerves.bits.contains(true) ? nerves.share : nil
    }

    /// The voxels of the block's face that lies furthest out.
    private static func outerFace(_ block: ScanBlock, _ lateral: Vector) -> [Int] {
        let steps = [block.affine.x, block.affine.y, block.affine.z]
        let ways = steps.map { $0.dot(lateral) / $0.length }
        let axis = ways.indices.max { abs(ways[$0]) < abs(ways[$1]) } ?? 0
        let counts = [block.width, block.height, block.depth]
        let plane = ways[axis] > 0 ? counts[axis] - 1 : 0
        return (0..<block.count).filter { index in
            let place = [index % block.width, index / block.width % block.height, index / (block.width * block.height)]
            return place[axis] == plane
        }
    }

    /// Beside the air the density says where the skin is between two voxels; elsewhere the mask.
    private static func share(of body: VoxelMask, _ air: VoxelMask, _ block: ScanBlock, _ skin: Float) -> Volume {
        let outer = (!body).dilated
        let inner = body.dilated
        var share = Volume(block.width, block.height, block.depth, body.bits.map { $0 ? 1 : 0 })
        for index in body.bits.indices {
            let graded = max(0, min(1, 0.5 + (block.density[index] - skin) / 1400))
            if body.bits[index] && outer.bits[index] {
                share.values[index] = max(0.501, graded)
            } else if !body.bits[index] && inner.bits[index] && air.bits[index] {
                share.values[index] = min(0.499, graded)
            }
        }
        // A bell of one voxel: the skin over a hip is round on the scale of a hand.
        share.blur()
        share.blur()
        return share
    }
}
