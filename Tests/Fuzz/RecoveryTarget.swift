// What a fuzzer's bytes do to the recovery of recordings. Compiled into the fuzzer by fuzz.sh, and into `swift test`.
import Recordings

/// A file that may be anything, closed anew: what comes out is a whole recording with every message that was kept.
public enum RecoveryTarget {
    /// Where a recovery goes.
    private final class Memory: RecordingSink, @unchecked Sendable {
        private(set) var bytes: [UInt8] = []

        func write(_ some: [UInt8]) { bytes += some }
        func synchronize() {}
        func close() {}
    }

    /// Runs one input.
    public static func run(_ bytes: [UInt8]) {
        guard let (first, closed) = recover(bytes) else { return }
        precondition(first.lost <= UInt64(bytes.count))
        // What stands in no chunk needs nine bytes; inside a chunk, a thousandth is as small as anything gets.
        precondition(first.messages + first.damaged <= 100_000 + bytes.count)
        guard let (second, again) = recover(closed) else {
            preconditionFailure("what was recovered can't be recovered")
        }
        precondition(second.wasWhole && second.messages == first.messages && again == closed)
        read(closed)
    }

    private static func recover(_ bytes: [UInt8]) -> (Recovery, [UInt8])? {
        let memory = Memory()
        do { return (try Recovery(of: bytes, into: memory), memory.bytes) } catch let error as RecordingError {
            precondition(!error.description.isEmpty)
            return nil
        } catch { preconditionFailure("\(error)") }
    }

    /// To its end; a message that can't be read is no reason to stop.
    private static func read(_ bytes: [UInt8]) {
        guard var reader = try? RecordingReader(bytes: bytes, wanted: Set(Topics.Channel.allCases)) else {
            preconditionFailure("what was recovered is no recording")
        }
        while true {
            do throws(RecordingError) {
                guard try reader.next() != nil else { break }
            } catch { precondition(!error.description.isEmpty) }
        }
        precondition(reader.cut == nil)
    }
}
