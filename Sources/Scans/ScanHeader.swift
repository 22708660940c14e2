import Space

/// What the header of a NIfTI-1 file says of its voxels. Its texts are never looked at.
public struct ScanHeader: Sendable, Equatable {
    /// The most voxels that are read: 1 mm of a whole body.
    public static let mostVoxels = 600_000_000
    static let size = 348
    private static let sides = 2...2048

    /// How many voxels along each axis.
    public var sizes: (x: Int, y: Int, z: Int) { (width, height, depth) }
    let width, height, depth: Int
    /// How they are kept.
    public let type: VoxelType
    /// The file keeps the highest byte first.
    public let isBigEndian: Bool
    /// What a stored number is multiplied with, and what is added then.
    public let slope: Double
    public let intercept: Double
    public let affine: Affine
    /// Where in the file the voxels begin.
    let offset: Int

    /// - Parameter bytes: the first 348 of the file.
    init(_ bytes: [UInt8]) throws(ScanProblem) {
        guard bytes.count >= Self.size else { throw .notNIfTI }
        let little = HeaderBytes(bytes, isBigEndian: false)
        let big = HeaderBytes(bytes, isBigEndian: true)
        if little.int32(0) == 540 || big.int32(0) == 540 { throw .nifti2 }
        guard little.int32(0) == Self.size || big.int32(0) == Self.size else { throw .notNIfTI }
        let field = little.int32(0) == Self.size ? little : big
        isBigEndian = field.isBigEndian
        switch Array(bytes[344..<348]) {
        case Array("n+1\0".utf8): break
        case Array("ni1\0".utf8): throw .headerAndImageApart
        default: throw .notNIfTI
        }
        let dimensions = (0..<8).map { field.int16(40 + 2 * $0) }
        let claimed = Array(dimensions.dropFirst().prefix(max(0, min(7, dimensions[0]))))
        guard (3...7).contains(dimensions[0]), claimed.dropFirst(3).allSatisfy({ $0 == 1 }),
            claimed.prefix(3).allSatisfy(Self.sides.contains), claimed.prefix(3).reduce(1, *) <= Self.mostVoxels
        else { throw .dimensions(claimed) }
        (width, height, depth) = (claimed[0], claimed[1], claimed[2])
        guard let type = VoxelType(rawValue: field.int16(70)) else { throw .voxelType(field.int16(70)) }
        self.type = type
        let (slope, intercept) = (field.float(112), field.float(116))
        guard slope.isFinite && intercept.isFinite else { throw .scaling }
        // A slope of 0 says that nothing is scaled.
        self.slope = slope == 0 ? 1 : slope
        self.intercept = slope == 0 ? 0 : intercept
        let start = field.float(108)
        guard start.isFinite, abs(start) <= 1e6 else { throw .notNIfTI }
        offset = max(352, Int(start))
        affine = try Self.affine(field)
        guard affine.isSound else { throw .spacing }
    }

    private static func affine(_ field: HeaderBytes) throws(ScanProblem) -> Affine {
        let toMillimetres: Double
        switch field.bytes[123] & 7 {
        case 1: toMillimetres = 1000
        case 3: toMillimetres = 0.001
        default: toMillimetres = 1
        }
        func scaled(_ place: Int) -> Double { field.float(place) * toMillimetres }
        if field.int16(254) > 0 {
            func column(_ number: Int) -> Vector {
                Vector(scaled(280 + 4 * number), scaled(296 + 4 * number), scaled(312 + 4 * number))
            }
            return Affine(x: column(0), y: column(1), z: column(2), origin: column(3))
        }
        guard field.int16(252) > 0 else { throw .noOrientation }
        let (b, c, d) = (field.float(256), field.float(260), field.float(264))
        let rest = 1 - (b * b + c * c + d * d)
        guard rest > -1e-3 else { throw .spacing }
        let turn = Quaternion(w: rest > 0 ? rest.squareRoot() : 0, x: b, y: c, z: d)
        guard let turn = turn.normalized else { throw .spacing }
        // The sign of pixdim[0] mirrors the last axis.
        let mirror = field.float(76) < 0 ? -1.0 : 1
        return Affine(
            x: turn.rotate(Vector(1, 0, 0)) * scaled(80), y: turn.rotate(Vector(0, 1, 0)) * scaled(84),
            z: turn.rotate(Vector(0, 0, 1)) * (scaled(88) * mirror),
            origin: Vector(scaled(268), scaled(272), scaled(276)))
    }

    public static func == (a: ScanHeader, b: ScanHeader) -> Bool {
        a.width == b.width && a.height == b.height && a.depth == b.depth && a.type == b.type
            && a.isBigEndian == b.isBigEndian && a.slope == b.slope && a.intercept == b.intercept
            && a.affine == b.affine && a.offset == b.offset
    }
}
