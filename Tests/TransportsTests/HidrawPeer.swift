import Devices
import Foundation
import TestSupport

/// A device of raw reports that exists in one process, read through the kernel's own interface; and all that came of it.
struct HidrawPeer {
    /// What one tick was given.
    struct Row {
        var tick: Int
        var time: Int64
        var report: UInt64
        var inRange: Bool
        var buttons: UInt32
        var values: [Double]

        init?(_ line: Substring) {
            let parts = line.split(separator: ",")
            guard parts.count == 5 + Channel.count, let tick = Int(parts[0]), let time = Int64(parts[1]),
                let report = UInt64(parts[2]), let buttons = UInt32(parts[4])
            else { return nil }
            (self.tick, self.time, self.report, self.buttons) = (tick, time, report, buttons)
            inRange = parts[3] == "1"
            values = parts[5...].compactMap { Double($0) }
        }

        subscript(channel: Channel) -> Double { values[channel.index] }
    }
    /// A report that the device was sent.
    struct Output {
        /// On the peer's clock, s.
        var time: Double
        var bytes: [UInt8]
    }

    var rows: [Row]
    var outputs: [Output]
    /// `SET 00 …` and `GET 05`, in order.
    var features: [String]
    var totals: [String: String]
    var output: String
    var errors: String
    var status: Int32

    func total(_ name: String) -> Int { totals[name].flatMap { Int($0) } ?? -1 }

    /// - Parameters:
    ///   - recording: its text, in the form of hid-recorder.
    ///   - profile: a path.
    ///   - options: of the peer.
    ///   - reader: options of the reader.
    init(_ recording: String, profile: String, options: [String] = [], reader: [String] = []) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "senshi-\(UUID().uuidString).hid").path
        try recording.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let run = try Run(Self.fixture, options + [path, "--", Self.reader, profile] + reader)
        (output, errors, status) = (run.output, run.errors, run.status)
        rows = output.split(separator: "\n").compactMap(Row.init)
        let lines = errors.split(separator: "\n").map(String.init)
        features = lines.filter { $0.hasPrefix("SET ") || $0.hasPrefix("GET ") }
        outputs = lines.filter { $0.hasPrefix("OUT ") }.map { line in
            let parts = line.split(separator: " ").dropFirst()
            return Output(
                time: parts.first.flatMap { Double($0) } ?? 0,
                bytes: parts.dropFirst().compactMap { UInt8($0, radix: 16) })
        }
        let totals = lines.first { $0.hasPrefix("ending=") } ?? ""
        self.totals = Dictionary(
            uniqueKeysWithValues: totals.split(separator: " ").map {
                let parts = $0.split(separator: "=")
                return (String(parts[0]), String(parts.count > 1 ? parts[1] : ""))
            })
    }

    static let fixture = "\(Repository.root)/.build/fixtures/hidraw-peer"
    static let reader = URL(fileURLWithPath: EvdevPlayback.reader).deletingLastPathComponent()
        .appending(path: "hidraw-reader").path
    static let isBuilt = FileManager.default.isExecutableFile(atPath: fixture)
    static let buildIt = "the peer of raw reports is not built: run 'make fixture'"
    static func shipped(_ name: String) -> String { "\(Repository.root)/devices/\(name).yaml" }
}

/// Writes recordings in the form of hid-recorder.
struct HidRecording {
    var text: String

    init(name: String, model: String, place: String = "usb-senshi-1/input0") {
        let numbers = model.split(separator: ":")
        text = "N: \(name)\nP: \(place)\nI: 3 \(numbers[0]) \(numbers[1])\n"
    }

    /// A report at an instant, s.
    mutating func add(_ bytes: [UInt8], at time: Double) {
        let micros = Int((time * 1e6).rounded())
        let fraction = String(1_000_000 + micros % 1_000_000).dropFirst()
        text += "E: \(micros / 1_000_000).\(fraction) \(Self.line(bytes))\n"
    }

    /// What a feature report answers.
    mutating func answer(_ bytes: [UInt8]) { text += "F: \(Self.line(bytes))\n" }

    private static func line(_ bytes: [UInt8]) -> String {
        "\(bytes.count) " + bytes.map { String($0, radix: 16) }.joined(separator: " ")
    }
}
