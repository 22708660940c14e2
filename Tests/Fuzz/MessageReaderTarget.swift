// What a fuzzer's bytes do to the readers of protobuf messages. Compiled into the fuzzer by fuzz.sh, and into `swift test`.
import Recordings
import Servo

/// One message; what can be read is written and read again, and is then the same.
public enum MessageReaderTarget {
    /// Runs one input: the first byte says which message it is.
    public static func run(_ bytes: [UInt8]) {
        guard let kind = bytes.first else { return }
        let message = bytes.dropFirst()
        do throws(RecordingError) {
            switch kind % 3 {
            case 0:
                let batch = try InputBatch(decoding: message)
                precondition(batch.inputs.count <= 10_000)
                let again = batch.encoded()
                let back = try InputBatch(decoding: again[...])
                precondition(back.encoded() == again)
            case 1:
                let batch = try ReportBatch(decoding: message)
                let again = batch.encoded()
                let back = try ReportBatch(decoding: again[...])
                precondition(back.reports.count == batch.reports.count && back.encoded() == again)
            default:
                let again = try Frame(decoding: message).encoded()
                let back = try Frame(decoding: again[...])
                precondition(back.encoded() == again)
            }
        } catch { precondition(!error.description.isEmpty) }
    }
}
