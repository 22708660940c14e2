import Authoring
import Foundation
import Profiles
import Recordings
import Scoring
import Servo
import Sessions
import Synchronization
import Transports

/// The scenario and the device of a recording, read from the files that it carries.
///
/// Recordings of one class carry the same files: those are read once.
struct RecordedProcedure: Sendable {
    let scenario: Scenario
    let profile: Profile
    let setup: Setup
    /// The expert's run that was followed, where there was one.
    let exemplar: Exemplar?
    /// From what the device said to readings; nil where its samples are its reports, and where two devices spoke.
    let codec: RawCodec?

    private static let known = Mutex<[Key: RecordedProcedure]>([:])
    private struct Key: Hashable {
        var files: [[UInt8]]
        var cohort: UInt64?
        var scenario: String?
        var mode: ScoringMode
    }

    /// - Parameters:
    ///   - facts: of the recording.
    ///   - scenario: the path of another scenario to score against.
    /// - Throws: the diagnostics' text, or a ``RecordingError``.
    static func read(_ facts: SessionFacts, scenario: String? = nil) throws -> RecordedProcedure {
        let mode = ScoringMode(rawValue: facts.mode) ?? .learn
        let key = Key(
            files: facts.files.map { Array($0.name.utf8) + $0.data }, cohort: facts.cohort, scenario: scenario,
            mode: mode)
        if let known = known.withLock({ $0[key] }) { return known }
        let read = try RecordedProcedure(facts, scenario: scenario, mode: mode)
        known.withLock { known in
            if known.count > 64 { known.removeAll() }
            known[key] = read
        }
        return read
    }

    private init(_ facts: SessionFacts, scenario other: String?, mode: ScoringMode) throws {
        let files = facts.files
        let folder = FileManager.default.temporaryDirectory.appending(path: "senshi-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for file in files where Self.isPlain(file.name) {
            let path = URL(fileURLWithPath: "\(folder)/\(file.name)")
            try FileManager.default.createDirectory(
                at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.data).write(to: path)
        }
        let path = other ?? "\(folder)/\(ProcedureFiles.scenario)"
        let diagnostics = Diagnostics()
        guard let scenario = Scenario.read(contentsOf: path, into: diagnostics), !diagnostics.hasErrors else {
            throw Unreadable(description: diagnostics.rendered())
        }
        self.scenario = facts.cohort.map(scenario.varied) ?? scenario
        var profile = try Self.profile("\(folder)/\(ProcedureFiles.profile)")
        let isPair = files.contains { $0.name == ProcedureFiles.second }
        if isPair {
            let second = try Self.profile("\(folder)/\(ProcedureFiles.second)")
            do throws(DevicePair.Refusal) { profile = try DevicePair(profile, second).profile } catch {
                throw Unreadable(description: error.message.en)
            }
        }
        self.profile = profile
        guard let stance = RecordedFiles.stance(in: files) else {
            throw Unreadable(description: "\(RecordedFiles.stance): this does not say how the needle was held.\n")
        }
        let own = Diagnostics()
        let model = "\(folder)/\(ProcedureFiles.exemplar)"
        exemplar =
            FileManager.default.fileExists(atPath: model)
            ? Document.read(contentsOf: model, into: own).flatMap { Exemplar($0, into: own) } : nil
        guard !own.hasErrors else { throw Unreadable(description: own.rendered()) }
        setup = Setup(self.scenario, on: profile, held: stance, following: exemplar, mode: mode)
        let said = files.first { $0.name == RecordedFiles.device }
            .flatMap { try? JSONDecoder().decode(EvdevFacts.self, from: Data($0.data)) }
        codec = isPair ? nil : RawCodec(profile, facts: said)
    }

    private static func profile(_ path: String) throws -> Profile {
        let diagnostics = Diagnostics()
        guard let profile = Profile.read(contentsOf: path, into: diagnostics), !diagnostics.hasErrors else {
            throw Unreadable(description: diagnostics.rendered())
        }
        return profile
    }

    /// A file of a recording goes nowhere but below its own folder.
    private static func isPlain(_ name: String) -> Bool {
        !name.hasPrefix("/") && !name.split(separator: "/").contains("..") && !name.utf8.contains(0)
    }

    /// What is wrong with the files.
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }
}
