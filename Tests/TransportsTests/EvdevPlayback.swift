import Foundation
import TestSupport

/// Plays a recording into `evdev-reader` under umockdev, in processes of their own, and keeps what came out.
struct EvdevPlayback {
    /// One tick of the reader.
    struct Row {
        var tick: Int
        /// ns since the first report.
        var time: Int64
        var report: Int
        var inRange: Bool
        var buttons: Int
        /// By ``Channel``.
        var values: [Double]

        init?(_ line: Substring) {
            let columns = line.split(separator: ",")
            guard columns.count == 21, let tick = Int(columns[0]), let time = Int64(columns[1]),
                let report = Int(columns[2]), let buttons = Int(columns[4])
            else { return nil }
            (self.tick, self.time, self.report, self.buttons) = (tick, time, report, buttons)
            inRange = columns[3] == "1"
            values = columns[5...].compactMap { Double($0) }
        }
    }

    var rows: [Row]
    /// What the reader said about the whole: `reports`, `events`, `ending`.
    var totals: [String: String]
    var errors: String
    var output: String
    var status: Int32

    func total(_ name: String) -> Int { totals[name].flatMap { Int($0) } ?? -1 }
    /// How many reports the fixture sent.
    var sent: Int {
        errors.split(separator: "\n").last { $0.contains(" reports sent") }
            .flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) } ?? -1
    }

    /// - Parameters:
    ///   - recording: with `description`, the events alone.
    ///   - options: of the fixture.
    ///   - reader: options of the reader.
    ///   - wrapper: what the reader is run by.
    init(
        _ recording: String, description: String? = nil, profile: String = "pen-tablet",
        options: [String] = ["--unplug"],
        reader: [String] = [], wrapper: [String] = []
    ) throws {
        let described = description.map { ["--description", $0] } ?? []
        let device = "\(Repository.root)/devices/\(profile).yaml"
        let run = try Run(
            Self.fixture, described + options + [recording, "--"] + wrapper + [Self.reader, device] + reader)
        (output, errors, status) = (run.output, run.errors, run.status)
        rows = run.output.split(separator: "\n").compactMap(Row.init)
        let line = run.errors.split(separator: "\n").first { $0.hasPrefix("ending=") } ?? ""
        totals = Dictionary(
            uniqueKeysWithValues: line.split(separator: " ").map {
                let parts = $0.split(separator: "=")
                return (String(parts[0]), String(parts.count > 1 ? parts[1] : ""))
            })
    }

    static let fixture = "\(Repository.root)/.build/fixtures/evdev-playback"
    /// Where the reader was built: beside the test bundle, which the runner names or is.
    static let reader: String = {
        let arguments = CommandLine.arguments
        let bundle = arguments.firstIndex(of: "--test-bundle-path").map { arguments[$0 + 1] } ?? arguments[0]
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().appending(path: "evdev-reader").path
    }()
    /// False where `make fixture` has not been run.
    static let isBuilt = FileManager.default.isExecutableFile(atPath: fixture)
    static let buildIt = "the playback fixture is not built: run 'make fixture'"

    /// A recording made for the tests.
    static let penButtons = "\(Repository.root)/Tests/TransportsTests/Cases/pen-buttons.events"
}
