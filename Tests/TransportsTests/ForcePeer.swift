import Foundation
import TestSupport

/// Runs `usb-reader` on a force device that exists only in `usb-peer`, and keeps what both said.
struct ForcePeer {
    /// One frame of the servo loop.
    struct Frame {
        /// ns of the run's clock: of the tick, and of the sample.
        var time, sampled: Int64
        /// m, in the patient frame, and N.
        var tip, sent: [Double]
        var fault: String

        init?(_ line: Substring) {
            let columns = line.split(separator: ",")
            guard columns.count == 10, let time = Int64(columns[1]), let sampled = Int64(columns[2]) else { return nil }
            let numbers = columns[3..<9].compactMap { Double($0) }
            guard numbers.count == 6 else { return nil }
            (self.time, self.sampled, fault) = (time, sampled, String(columns[9]))
            tip = Array(numbers[0..<3])
            sent = Array(numbers[3...])
        }
    }

    var frames: [Frame]
    /// What the reader and the device said about the whole.
    var host: [String: String] = [:]
    var device: [String: String] = [:]
    /// p50 of the time from a reply to its answer, µs, by opening of the device.
    var medians: [Double] = []
    var stages: [String]
    var errors: String
    var output: String
    var status: Int32

    /// - Parameters:
    ///   - options: of the device.
    ///   - reader: of the reader.
    init(_ options: [String], profile: String = "novint-falcon", reader: [String] = []) throws {
        let run = try Run(
            "/usr/bin/timeout",
            ["60", Self.fixture] + options + ["--", Self.reader, "\(Repository.root)/devices/\(profile).yaml"] + reader)
        (output, errors, status) = (run.output, run.errors, run.status)
        frames = run.output.split(separator: "\n").compactMap(Frame.init)
        let lines = run.errors.split(separator: "\n")
        stages = lines.filter { $0.hasPrefix("stage=") }.map(String.init)
        for line in lines {
            if line.hasPrefix("ending=") || line.hasPrefix("witness=") { host.merge(Self.pairs(line)) { $1 } }
            guard line.hasPrefix("usb-peer: ") else { continue }
            let pairs = Self.pairs(line)
            if line.contains("window="), let median = pairs["p50"].flatMap({ Double($0) }) {
                medians.append(median)
            } else {
                device.merge(pairs) { $1 }
            }
        }
    }

    func host(_ name: String) -> Int { host[name].flatMap { Int($0) } ?? -1 }
    func device(_ name: String) -> Int { device[name].flatMap { Int($0) } ?? -1 }

    private static func pairs(_ line: Substring) -> [String: String] {
        var pairs: [String: String] = [:]
        for word in line.split(separator: " ") {
            let parts = word.split(separator: "=", maxSplits: 1)
            if parts.count == 2 { pairs[String(parts[0])] = String(parts[1]) }
        }
        return pairs
    }

    static let fixture = "\(Repository.root)/.build/fixtures/usb-peer"
    static let reader = URL(fileURLWithPath: EvdevPlayback.reader).deletingLastPathComponent()
        .appending(path: "usb-reader").path
    static let isBuilt = FileManager.default.isExecutableFile(atPath: fixture)
    static let buildIt = "the force device fixture is not built: run 'make fixture'"

    /// A file that is gone when the test is.
    static func temporary(_ bytes: [UInt8]) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "senshi-\(UUID().uuidString)").path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }
}
