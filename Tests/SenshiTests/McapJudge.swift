import Foundation
import TestSupport

/// Other people's libraries, reading a recording.
struct McapJudge {
    static let isThere = PythonTools.arePrepared
    static let missing = PythonTools.howTo

    private let json: [String: Any]

    /// - Parameter table: of the same run; every number of the recording must then stand in it.
    init(_ recording: String, table: String? = nil) throws {
        let tool = "\(Repository.root)/Tests/Tools/read_mcap.py"
        let run = try PythonTools.run("python3", [tool, recording] + (table.map { [$0] } ?? []))
        guard run.status == 0 else { throw Failure(description: run.errors) }
        json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any] ?? [:]
    }

    func number(_ name: String) -> Int { json[name] as? Int ?? -1 }
    func messages(_ topic: String) -> Int { (json["messages"] as? [String: Int])?[topic] ?? 0 }
    var wrong: [String] { json["wrong"] as? [String] ?? ["the judge said nothing"] }
    /// Messages of all channels that were read from front to back.
    var counted: Int { (json["messages"] as? [String: Int] ?? [:]).values.reduce(0, +) }
    /// The topics whose descriptors were held against Foxglove's own.
    var foxglove: [String] { json["heldAgainstFoxglove"] as? [String] ?? [] }
    /// mm between a sample's place and the needle's tip of the same tick, at most.
    var farthest: Double { (json["farthest_mm"] as? NSNumber)?.doubleValue ?? .nan }

    /// What is wrong with a recording, as other people's readers see it; empty where their programs are not there.
    static func complaints(about recording: String) throws -> [String] {
        guard isThere else { return [] }
        let judge = try McapJudge(recording)
        let missing = judge.number("indexed") - judge.counted
        return judge.wrong + (missing == 0 ? [] : ["the index has \(missing) messages more than the file"])
            + (judge.counted > 0 ? [] : ["it holds no message"])
    }

    /// The files that the session was made of, and their sizes in bytes.
    var files: [String: Int] { json["files"] as? [String: Int] ?? [:] }
    var notes: [String: String] { (json["notes"] as? [String: [String: String]])?["senshi"] ?? [:] }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}
