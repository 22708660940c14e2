import ArgumentParser
import Foundation
import Synchronization

/// The results of a batch: one line of JSON each, in a file that only grows, or on standard output.
final class ResultLines: BatchResults {
    private let descriptor: Int32
    private let path: String
    private let known: [String: ReplayLine]
    private let question: BatchQuestion
    private let trouble = Mutex<String?>(nil)

    /// - Parameters:
    ///   - output: nil for standard output.
    ///   - question: of the batch; only what answers it counts as done.
    init(output: String?, question: BatchQuestion) throws {
        path = output ?? "-"
        self.question = question
        guard let output else {
            descriptor = STDOUT_FILENO
            known = [:]
            return
        }
        descriptor = unsafe open(output, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            let reason = unsafe String(cString: strerror(errno))
            throw Complaint.sentence(
                "\(output): can't be written (\(reason)). Name a file that you may write to.", .notWritten)
        }
        var lines: [String: ReplayLine] = [:]
        let data = FileManager.default.contents(atPath: output) ?? Data()
        let decoder = JSONDecoder()
        for line in data.split(separator: 10) {
            // A line that a killed batch left half-written counts for nothing.
            guard let result = try? decoder.decode(ReplayLine.self, from: Data(line)) else { continue }
            // Answers to other questions may stand in the same file.
            if result.scenarioDigest == question.scenarioDigest { lines[result.file] = result }
        }
        if let last = data.last, last != 10 { _ = unsafe write(descriptor, "\n", 1) }
        known = lines
    }

    deinit { if descriptor > 2 { close(descriptor) } }

    func holds(_ file: String) -> Bool {
        known[file]?.answers(question, for: file) ?? false
    }

    /// Adds a result. One write each, so that several shards may share a file.
    func add(_ line: ReplayLine) {
        let bytes = Array((line.json + "\n").utf8)
        let written = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, bytes.count) }
        if written != bytes.count {
            let reason = unsafe String(cString: strerror(errno))
            trouble.withLock { $0 = "\(path): the results could not be written (\(reason)). Make room and run again." }
        }
    }

    var failure: String? { trouble.withLock { $0 } }

    static func size(of file: String) -> UInt64? {
        (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? NSNumber)?.uint64Value
    }
}
