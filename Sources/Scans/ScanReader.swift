/// Reads a NIfTI-1 file slice by slice: `.nii` or `.nii.gz`, either order of bytes.
///
/// Total: any file gives slices or a ``ScanProblem``. Holds one slice at a time, whatever the file's size.
public struct ScanReader {
    public let header: ScanHeader
    private let source: PackedBytes
    /// How many slices have been read.
    public private(set) var slicesRead = 0

    /// Opens a file and reads its header.
    public init(path: String) throws(ScanProblem) {
        source = try PackedBytes(path: path)
        header = try Self.open(source)
    }

    /// Reads from memory.
    public init(bytes: [UInt8]) throws(ScanProblem) {
        source = PackedBytes(bytes: bytes)
        header = try Self.open(source)
    }

    private static func open(_ source: PackedBytes) throws(ScanProblem) -> ScanHeader {
        let bytes: [UInt8]
        do throws(ScanProblem) { bytes = try source.take(ScanHeader.size) } catch {
            throw error == .truncated ? .notNIfTI : error
        }
        let header = try ScanHeader(bytes)
        try source.skip(header.offset - ScanHeader.size)
        return header
    }

    /// The next slice, row by row: `width × height` numbers, scaled; what is no number stays none.
    ///
    /// Call it ``ScanHeader/sizes``.z times.
    public mutating func slice() throws(ScanProblem) -> [Float] {
        let (count, size) = (header.width * header.height, header.type.size)
        let bytes = try source.take(count * size)
        slicesRead += 1
        var values = [Float](repeating: 0, count: count)
        let (type, isBig, slope, intercept) = (header.type, header.isBigEndian, header.slope, header.intercept)
        unsafe bytes.withUnsafeBufferPointer { bytes in
            var place = 0
            for number in 0..<count {
                var bits: UInt64 = 0
                var byte = 0
                while byte < size {
                    let at = isBig ? place + byte : place + size - 1 - byte
                    bits = unsafe bits << 8 | UInt64(bytes[at])
                    byte += 1
                }
                place += size
                values[number] = Float(type.value(bits) * slope + intercept)
            }
        }
        return values
    }
}
