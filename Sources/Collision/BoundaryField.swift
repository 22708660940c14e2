public import Space

/// The distance fields of a site, as the servo thread reads them: a view of a ``BoundaryStore`` that must outlive it.
///
/// Between grid points trilinear; outside the grid as at its nearest point, less the way there. Patient frame, m.
/// Safe on the servo thread.
@safe
public struct BoundaryField: BitwiseCopyable, @unchecked Sendable, Equatable {
    let voxels: UnsafePointer<SIMD8<Float>>
    /// The grid's first point, and from point to point.
    public let origin: Vector
    public let spacing: Double
    let perVoxel: Double
    let width: Int
    let height: Int
    let depth: Int

    init(
        voxels: UnsafeMutablePointer<SIMD8<Float>>, origin: Vector, spacing: Double, sizes: (x: Int, y: Int, z: Int)
    ) {
        unsafe self.voxels = unsafe UnsafePointer(voxels)
        self.origin = origin
        self.spacing = spacing
        perVoxel = 1 / spacing
        (width, height, depth) = (sizes.x, sizes.y, sizes.z)
    }

    /// How many points the grid has, and along each axis.
    public var count: Int { width * height * depth }
    public var sizes: (x: Int, y: Int, z: Int) { (width, height, depth) }

    public static func == (a: BoundaryField, b: BoundaryField) -> Bool {
        unsafe a.voxels == b.voxels && a.origin == b.origin
    }

    /// Where a point lies in the grid: the lower corner, the fractions, and how far outside it is.
    @frozen @usableFromInline
    struct Cell: BitwiseCopyable {
        var index: Int
        var x: Float
        var y: Float
        var z: Float
        var outside: Float
    }

    @_noLocks @inline(__always)
    func cell(_ point: Vector) -> Cell {
        let gx = (point.x - origin.x) * perVoxel
        let gy = (point.y - origin.y) * perVoxel
        let gz = (point.z - origin.z) * perVoxel
        // The order of the comparisons makes a not-a-number 0.
        let x = gx > 0 ? (gx < Double(width &- 1) - 1e-4 ? gx : Double(width &- 1) - 1e-4) : 0
        let y = gy > 0 ? (gy < Double(height &- 1) - 1e-4 ? gy : Double(height &- 1) - 1e-4) : 0
        let z = gz > 0 ? (gz < Double(depth &- 1) - 1e-4 ? gz : Double(depth &- 1) - 1e-4) : 0
        let ix = Int(x)
        let iy = Int(y)
        let iz = Int(z)
        var outside = 0.0
        if gx != x || gy != y || gz != z {
            let away = Vector(gx - x, gy - y, gz - z)
            outside = away.length * spacing
            if !(outside < 1) { outside = 1 }
        }
        return Cell(
            index: (iz &* height &+ iy) &* width &+ ix, x: Float(x - Double(ix)), y: Float(y - Double(iy)),
            z: Float(z - Double(iz)), outside: Float(outside))
    }

    /// How far a point lies inside each boundary, m.
    @_noLocks
    public func sample(_ point: Vector) -> SIMD8<Float> {
        let at = cell(point)
        let base = unsafe voxels + at.index
        let row = width
        let slab = width &* height
        let a = unsafe base[0] + (base[1] - base[0]) * at.x
        let b = unsafe base[row] + (base[row &+ 1] - base[row]) * at.x
        let c = unsafe base[slab] + (base[slab &+ 1] - base[slab]) * at.x
        let d = unsafe base[slab &+ row] + (base[slab &+ row &+ 1] - base[slab &+ row]) * at.x
        let near = a + (b - a) * at.y
        let far = c + (d - c) * at.y
        return near + (far - near) * at.z - at.outside
    }

    /// What one lane holds at a grid point, m, by its number; x fastest.
    public func value(at point: Int, _ lane: Int) -> Float {
        precondition(point >= 0 && point < count && lane >= 0 && lane < 8)
        return unsafe voxels[point][lane]
    }

    /// One boundary at a point: how far inside it is, m, and how that grows along x, y and z.
    @_noLocks
    func slope(_ lane: Int, _ point: Vector) -> (inside: Double, growth: Vector) {
        let at = cell(point)
        let row = width
        let slab = width &* height
        let a0 = value(at.index, lane)
        let a1 = value(at.index &+ 1, lane)
        let b0 = value(at.index &+ row, lane)
        let b1 = value(at.index &+ row &+ 1, lane)
        let c0 = value(at.index &+ slab, lane)
        let c1 = value(at.index &+ slab &+ 1, lane)
        let d0 = value(at.index &+ slab &+ row, lane)
        let d1 = value(at.index &+ slab &+ row &+ 1, lane)
        let a = a0 + (a1 - a0) * at.x
        let b = b0 + (b1 - b0) * at.x
        let c = c0 + (c1 - c0) * at.x
        let d = d0 + (d1 - d0) * at.x
        let near = a + (b - a) * at.y
        let far = c + (d - c) * at.y
        let nearX = (a1 - a0) + ((b1 - b0) - (a1 - a0)) * at.y
        let farX = (c1 - c0) + ((d1 - d0) - (c1 - c0)) * at.y
        let growth = Vector(
            Double(nearX + (farX - nearX) * at.z), Double((b - a) + ((d - c) - (b - a)) * at.z), Double(far - near))
        return (Double(near + (far - near) * at.z - at.outside), growth * perVoxel)
    }

    @_noLocks @inline(__always)
    private func value(_ index: Int, _ lane: Int) -> Float { unsafe voxels[index][lane] }
}
