/// Which voxels of a block belong to something.
struct VoxelMask {
    let width, height, depth: Int
    var bits: [Bool]

    init(like block: ScanBlock, _ bits: [Bool]) {
        (width, height, depth) = (block.width, block.height, block.depth)
        self.bits = bits
    }

    /// Calls with every neighbour across a face.
    private func neighbours(_ index: Int, _ body: (Int) -> Void) {
        let x = index % width
        let y = index / width % height
        let z = index / (width * height)
        if x > 0 { body(index - 1) }
        if x < width - 1 { body(index + 1) }
        if y > 0 { body(index - width) }
        if y < height - 1 { body(index + width) }
        if z > 0 { body(index - width * height) }
        if z < depth - 1 { body(index + width * height) }
    }

    /// One voxel more all around.
    var dilated: VoxelMask {
        var grown = self
        for index in bits.indices where bits[index] { neighbours(index) { grown.bits[$0] = true } }
        return grown
    }

    /// One voxel less all around; the block's own faces take none away.
    var eroded: VoxelMask {
        var shrunk = self
        for index in bits.indices where !bits[index] { neighbours(index) { shrunk.bits[$0] = false } }
        return shrunk
    }

    /// What is connected to the seeds through this mask.
    func connected(to seeds: [Int]) -> VoxelMask {
        var found = self
        found.bits = [Bool](repeating: false, count: bits.count)
        var stack: [Int] = []
        for seed in seeds where bits[seed] && !found.bits[seed] {
            found.bits[seed] = true
            stack.append(seed)
        }
        while let index = stack.popLast() {
            neighbours(index) { next in
                if bits[next] && !found.bits[next] {
                    found.bits[next] = true
                    stack.append(next)
                }
            }
        }
        return found
    }

    static prefix func ! (mask: VoxelMask) -> VoxelMask {
        var other = mask
        for index in other.bits.indices { other.bits[index].toggle() }
        return other
    }
    static func & (a: VoxelMask, b: VoxelMask) -> VoxelMask {
        var both = a
        for index in both.bits.indices where !b.bits[index] { both.bits[index] = false }
        return both
    }
    static func | (a: VoxelMask, b: VoxelMask) -> VoxelMask {
        var either = a
        for index in either.bits.indices where b.bits[index] { either.bits[index] = true }
        return either
    }

    /// How much of each place belongs to it, 0 … 1: the voxels' steps are smoothed, but every voxel stays on its side of
    /// ½. The surface at ½ so lies between the centre of a voxel inside and one outside: never a voxel off.
    var share: Volume {
        var smooth = Volume(width, height, depth, bits.map { $0 ? 1 : 0 })
        smooth.blur()
        smooth.blur()
        for index in bits.indices {
            smooth.values[index] = bits[index] ? max(0.65, smooth.values[index]) : min(0.35, smooth.values[index])
        }
        return smooth
    }
}
