// What a fuzzer's bytes do to the reader of NIfTI files. Compiled into the fuzzer by fuzz.sh, and into `swift test`.
import Authoring
import Scans

/// Bytes of a file, packed or not; every promise of the reader is a precondition.
public enum ScanReaderTarget {
    /// Runs one input.
    public static func run(_ bytes: [UInt8]) {
        var reader: ScanReader
        do throws(ScanProblem) { reader = try ScanReader(bytes: bytes) } catch {
            precondition(error.sentence.en.hasSuffix(".") && !error.sentence.ja.isEmpty)
            return
        }
        let header = reader.header
        let sizes = header.sizes
        precondition((2...2048).contains(sizes.x) && (2...2048).contains(sizes.y) && (2...2048).contains(sizes.z))
        precondition(sizes.x * sizes.y * sizes.z <= ScanHeader.mostVoxels)
        precondition(header.affine.isSound && header.slope.isFinite && header.intercept.isFinite)
        // A slice is bounded by the header; a fuzzer's time is better spent on small ones.
        guard sizes.x * sizes.y * header.type.size <= 1 << 14 else { return }
        var slices = 0
        do throws(ScanProblem) {
            while slices < min(sizes.z, 16) {
                let slice = try reader.slice()
                precondition(slice.count == sizes.x * sizes.y)
                slices += 1
            }
        } catch { precondition(error == .truncated || error == .badCompression) }
        precondition(reader.slicesRead == slices)
        // Nothing gives more than it holds: what is not packed has its voxels behind its header.
        let packed = bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
        precondition(packed || slices * sizes.x * sizes.y * header.type.size + 352 <= bytes.count)
    }
}
