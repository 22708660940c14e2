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
    /// From what the device, or the two, said to readings; nil where the recording does not hold enough for that.
    let codec: NeedleCodec?

    private static let known = Mutex<[Key: RecordedProcedure]>([:])
    private struct Key: Hashable {
        /// A digest, so that what is kept is small.
        var files: String
        var cohort: UInt64?
        var scenario: String?
        var mode: ScoringMode
    }

    /// - Parameters:
    ///   - facts: of the recording.
    ///   - scenario: the path of another scenario to score against.
    /// - Throws: an ``Unreadable``, or a ``RecordingError``.
    static func read(_ facts: SessionFacts, scenario: String? = nil) throws -> RecordedProcedure {
        let mode = ScoringMode(rawValue: facts.mode) ?? .learn
        var digest = ContentDigest()
        for file in facts.files { digest.add(file.name, file.data) }
        let key = Key(files: digest.text(), cohort: facts.cohort, scenario: scenario, mode: mode)
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
            do {
                try FileManager.default.createDirectory(
                    at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.data).write(to: path)
            } catch {
                let (name, reason) = (file.name.prefix(80).debugDescription, error.localizedDescription)
                throw Unreadable(
                    ja: "\(name): 記録のこのファイルを取り出せません: \(reason)",
                    en: "\(name): this file of the recording can't be unpacked: \(reason)")
            }
        }
        let path = other ?? "\(folder)/\(ProcedureFiles.scenario)"
        let diagnostics = Diagnostics()
        guard let scenario = Scenario.read(contentsOf: path, into: diagnostics), !diagnostics.hasErrors else {
            throw Unreadable(diagnostics, isCarried: other == nil)
        }
        self.scenario = facts.cohort.map(scenario.varied) ?? scenario
        var profile = try Self.profile("\(folder)/\(ProcedureFiles.profile)")
        var codec = RawCodec(profile, facts: RecordedFiles.facts(RecordedFiles.device, in: files)).map(NeedleCodec.init)
        if files.contains(where: { $0.name == ProcedureFiles.second }) {
            let second = try Self.profile("\(folder)/\(ProcedureFiles.second)")
            let pair: DevicePair
            do throws(DevicePair.Refusal) { pair = try DevicePair(profile, second) } catch {
                throw Unreadable(ja: error.message.ja, en: error.message.en)
            }
            profile = pair.profile
            codec = Self.codec(pair, files)
        }
        self.profile = profile
        self.codec = codec
        guard let stance = RecordedFiles.stance(in: files) else {
            throw Unreadable(
                ja: "\(RecordedFiles.stance): 針の持ち方が書かれていません。",
                en: "\(RecordedFiles.stance): this does not say how the needle was held.")
        }
        let own = Diagnostics()
        let model = "\(folder)/\(ProcedureFiles.exemplar)"
        exemplar =
            FileManager.default.fileExists(atPath: model)
            ? Document.read(contentsOf: model, into: own).flatMap { Exemplar($0, into: own) } : nil
        guard !own.hasErrors else { throw Unreadable(own) }
        setup = Setup(self.scenario, on: profile, held: stance, following: exemplar, mode: mode)
    }

    /// Of two devices; nil where a recording holds the reports of neither, as older ones do.
    private static func codec(_ pair: DevicePair, _ files: [Attachment]) -> NeedleCodec? {
        guard let main = RawCodec(pair.main, facts: RecordedFiles.facts(RecordedFiles.device, in: files)),
            let other = RawCodec(pair.other, facts: RecordedFiles.facts(RecordedFiles.second, in: files))
        else { return nil }
        return NeedleCodec(main, other, merge: pair.merge)
    }

    /// True where the device's samples are its reports: a script on the virtual device has no others.
    var hasSamplesOnly: Bool { if case .virtual = profile.transport { true } else { false } }

    private static func profile(_ path: String) throws -> Profile {
        let diagnostics = Diagnostics()
        guard let profile = Profile.read(contentsOf: path, into: diagnostics), !diagnostics.hasErrors else {
            throw Unreadable(diagnostics)
        }
        return profile
    }

    /// A file of a recording goes nowhere but below its own folder.
    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix("/") && !name.split(separator: "/").contains("..") && !name.utf8.contains(0)
    }

    /// What is wrong with the files.
    struct Unreadable: Error, CustomStringConvertible {
        /// In both languages: one line or more, each with its end.
        let text: LocalizedText
        /// False for a file that was named beside the recording.
        let isCarried: Bool
        /// In English.
        var description: String { text.en }

        init(ja: String, en: String) {
            text = LocalizedText(ja: ja + "\n", en: en + "\n")
            isCarried = true
        }

        init(_ diagnostics: Diagnostics, isCarried: Bool = true) {
            self.isCarried = isCarried
            text = LocalizedText(ja: diagnostics.rendered(in: .ja), en: diagnostics.rendered(in: .en))
        }
    }
}
