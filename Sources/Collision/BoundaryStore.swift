public import Space

/// Owns the distance fields of a site: for each point of a regular grid, how far it lies below each boundary.
///
/// Made before a run and kept until after it; the run reads it through ``field``. Eight numbers a point: below the outer
/// faces of skin, fat, fascia, muscle, bone, then inside a vessel, a nerve, another organ; m, positive inside.
@safe
public final class BoundaryStore: @unchecked Sendable {
    /// How many numbers a point has.
    public static let lanes = 8
    /// What a lane holds where there is nothing of its kind: far outside, m.
    public static let nothing: Float = -1

    private let voxels: UnsafeMutablePointer<SIMD8<Float>>
    /// How the run reads it. Valid while the store lives.
    public let field: BoundaryField

    /// - Parameters:
    ///   - origin: the grid's first point, patient frame, m.
    ///   - spacing: between points along each axis, m.
    ///   - sizes: points along x, y, z; at least 2 each.
    ///   - fill: sets all points, x fastest; they hold ``nothing`` before.
    public init(
        origin: Vector, spacing: Double, sizes: (x: Int, y: Int, z: Int),
        fill: (inout UnsafeMutableBufferPointer<SIMD8<Float>>) -> Void
    ) {
        precondition(sizes.x >= 2 && sizes.y >= 2 && sizes.z >= 2 && spacing > 0)
        let count = sizes.x * sizes.y * sizes.z
        unsafe voxels = .allocate(capacity: count)
        unsafe voxels.initialize(repeating: SIMD8(repeating: Self.nothing), count: count)
        var buffer = unsafe UnsafeMutableBufferPointer(start: voxels, count: count)
        unsafe fill(&buffer)
        unsafe field = BoundaryField(voxels: voxels, origin: origin, spacing: spacing, sizes: sizes)
    }

    deinit { unsafe voxels.deallocate() }

    /// Bytes of voxels.
    public var byteCount: Int { field.count * MemoryLayout<SIMD8<Float>>.stride }
}
