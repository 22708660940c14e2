// What a fuzzer's bytes do to the reader of recordings. Compiled into the fuzzer by fuzz.sh, and into `swift test`.
import Authoring
import Recordings

/// A file that may be anything, read to its end or to an error.
public enum RecordingReaderTarget {
    /// Runs one input.
    public static func run(_ bytes: [UInt8]) {
        guard var reader = try? RecordingReader(bytes: bytes, wanted: Set(Topics.Channel.allCases)) else { return }
        var items = 0
        var failures = 0
        while failures < 100 {
            do throws(RecordingError) {
                guard let item = try reader.next() else { break }
                items += 1
                // What stands in no chunk needs nine bytes; inside a chunk, a thousandth is as small as anything gets.
                precondition(items <= 100_000 + bytes.count)
                if case .inputs(let batch) = item { precondition(batch.inputs.count <= 10_000) }
            } catch {
                precondition(error.sentence.en.hasSuffix(".") && error.sentence.ja.hasSuffix("。"))
                failures += 1
            }
        }
        precondition(failures <= bytes.count)
    }
}
