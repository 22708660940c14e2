import Foundation
import TestSupport

/// A person's pen strokes, recorded elsewhere; they lie beside the checkout and are never copied into it.
struct PenRecording: CustomStringConvertible, Sendable {
    let name: String
    let descriptionFile: String?
    /// mm; nil where the tablet says it itself.
    let size: (width: Double, height: Double)?
    /// How large the surface is, mm.
    let surface: (width: Double, height: Double)

    var description: String { name }
    var path: String { "\(Self.folder)/\(name).events" }
    var descriptionPath: String? { descriptionFile.map { "\(Self.folder)/\($0)" } }
    var readerSize: [String] { size.map { ["--size", "\($0.width)x\($0.height)"] } ?? [] }

    static let folder = "\(Repository.root)/../shared/data/evdev"
    static let isThere = FileManager.default.fileExists(atPath: "\(folder)/wacom-cintiq-12wx.events")
    static let missing = "../shared/data/evdev is missing: the recordings are not part of this repository"

    /// Active area 223.5 mm × 139.7 mm: 44704 × 27940 units at 200 per mm (its data sheet).
    static let all =
        [PenRecording(name: "wacom-cintiq-12wx", descriptionFile: nil, size: nil, surface: (265.1, 167.2))]
        + ["drag", "move", "tap"].map {
            PenRecording(
                name: "wacom-intuos4-6x9.stylus-\($0)", descriptionFile: "wacom-intuos4-6x9.desc",
                size: (223.52, 139.7),
                surface: (223.52, 139.7))
        }

    /// What the Python reading of the same file says.
    func python(_ what: String, input: [Int64] = []) throws -> [[Double]] {
        let described = descriptionPath.map { ["--description", $0] } ?? []
        let run = try Run(
            "/usr/bin/env",
            ["python3", "\(Repository.root)/Tests/Tools/read_evemu.py", what, path] + described + readerSize,
            input: input.map { "\($0)\n" }.joined())
        guard run.status == 0 else { throw Failure(sentence: run.errors) }
        return run.output.split(separator: "\n").map { $0.split(separator: ",").compactMap { Double($0) } }
    }

    struct Failure: Error, CustomStringConvertible {
        var sentence: String
        var description: String { sentence }
    }
}
