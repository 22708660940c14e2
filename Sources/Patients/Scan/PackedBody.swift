import CZlib

/// zlib's packing of a patient's numbers, and its check sum.
enum PackedBody {
    static func pack(_ bytes: [UInt8]) -> [UInt8] {
        var size = uLongf(compressBound(uLong(bytes.count)))
        var packed = [UInt8](repeating: 0, count: Int(size))
        let status = unsafe packed.withUnsafeMutableBufferPointer { out in
            unsafe bytes.withUnsafeBufferPointer { given in
                unsafe compress2(out.baseAddress, &size, given.baseAddress, uLong(given.count), 6)
            }
        }
        precondition(status == Z_OK, "zlib packs into the room that it asked for")
        return Array(packed.prefix(Int(size)))
    }

    /// Exactly `size` bytes, or `nil`: never more memory than that.
    static func unpack(_ bytes: [UInt8], size: Int) -> [UInt8]? {
        var count = uLongf(size)
        var body = [UInt8](repeating: 0, count: size)
        let status = unsafe body.withUnsafeMutableBufferPointer { out in
            unsafe bytes.withUnsafeBufferPointer { given in
                unsafe uncompress(out.baseAddress, &count, given.baseAddress, uLong(given.count))
            }
        }
        return status == Z_OK && Int(count) == size ? body : nil
    }

    /// CRC-32.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        unsafe bytes.withUnsafeBufferPointer { given in
            UInt32(truncatingIfNeeded: unsafe crc32(0, given.baseAddress, UInt32(given.count)))
        }
    }
}
