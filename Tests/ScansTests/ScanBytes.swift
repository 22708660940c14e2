import Foundation
import Scans
import TestSupport

/// A small NIfTI-1 file, written by the definition of the format.
struct ScanBytes {
    var sizes = (4, 3, 2)
    var type = VoxelType.int16
    var isBigEndian = false
    var slope: Float = 1
    var intercept: Float = 0
    var hasForm = true
    /// b, c, d and the offsets of a qform, and pixdim[0]; instead of an sform.
    var quaternion: (turn: [Float], offsets: [Float], factor: Float)?
    var magic = "n+1\0"
    var header = 348
    var dimensions = 3
    var values: [Double] = (0..<24).map { Double($0) - 5 }

    func bytes() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 352)
        func put<T: FixedWidthInteger>(_ value: T, at place: Int) {
            for byte in 0..<(T.bitWidth / 8) {
                let shift = isBigEndian ? T.bitWidth - 8 - 8 * byte : 8 * byte
                bytes[place + byte] = UInt8(truncatingIfNeeded: value >> shift)
            }
        }
        func put(_ value: Float, at place: Int) { put(value.bitPattern, at: place) }
        put(Int32(header), at: 0)
        for (number, size) in [dimensions, sizes.0, sizes.1, sizes.2, 1, 1, 1, 1].enumerated() {
            put(Int16(truncatingIfNeeded: size), at: 40 + 2 * number)
        }
        put(Int16(type.rawValue), at: 70)
        put(Int16(type.size * 8), at: 72)
        for number in 0..<4 { put(Float(number == 0 ? 1 : 2), at: 76 + 4 * number) }
        put(Float(352), at: 108)
        put(slope, at: 112)
        put(intercept, at: 116)
        bytes[123] = 2
        if hasForm {
            put(Int16(1), at: 254)
            for (row, place) in [280, 296, 312].enumerated() {
                put(Float(2), at: place + 4 * row)
                put(Float(10 * row), at: place + 12)
            }
        }
        if let quaternion {
            put(Int16(1), at: 252)
            put(Int16(0), at: 254)
            put(quaternion.factor, at: 76)
            for (number, size) in [Float(1.5), 2, 3.25].enumerated() { put(size, at: 80 + 4 * number) }
            for (number, value) in (quaternion.turn + quaternion.offsets).enumerated() {
                put(value, at: 256 + 4 * number)
            }
        }
        for (number, byte) in magic.utf8.enumerated() { bytes[344 + number] = byte }
        for value in values {
            let bits: UInt64 =
                switch type {
                case .float32: UInt64(Float(value).bitPattern)
                case .float64: value.bitPattern
                default: UInt64(bitPattern: Int64(value))
                }
            for byte in 0..<type.size {
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * (isBigEndian ? type.size - 1 - byte : byte))))
            }
        }
        return bytes
    }

    /// Packed by the system's own gzip.
    static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "senshi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "scan.nii")
        try Data(bytes).write(to: file)
        _ = try Run("/bin/gzip", [file.path])
        return Array(try Data(contentsOf: folder.appending(path: "scan.nii.gz")))
    }
}
