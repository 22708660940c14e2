import ArgumentParser
import Authoring
import Profiles
import Recordings
import Scoring
import Transports

/// What a run is made of, read from its files and checked against each other.
struct Procedure {
    let scenario: Scenario
    /// The device's, or that of two devices as one.
    let profile: Profile
    /// Where two devices hold the needle.
    let pair: DevicePair?
    let hand: HandScript?
    /// An expert's run to follow, where there is one.
    let exemplar: Exemplar?
    /// Where the scenario's own is kept.
    let exemplarPath: String
    /// The files that it was read from, by their path in the library, as a recording keeps them.
    let files: [Attachment]

    /// Reads all files; every error of every file is said before the program ends.
    ///
    /// - Parameters:
    ///   - devices: one, or the two that hold the needle.
    ///   - cohort: the seed of a class, whose patient it then is.
    ///   - playsHand: false where nobody will perform it.
    ///   - exemplar: of the command line: a file, or that none is wanted.
    init(
        scenario name: String, devices: [String], hand: String?, cohort: UInt64? = nil, playsHand: Bool = true,
        exemplar: ExemplarChoice = .own, language: Language
    ) throws {
        let library = Library.standard
        var failed = false
        let scenario = Self.read(try Self.scenarioPath(name, language), language, &failed) {
            Scenario.read(contentsOf: $0, shipped: library.scenarios, into: $1)
        }
        let profiles = try devices.compactMap { device in
            Self.read(try Self.profilePath(device, language), language, &failed) {
                Profile.read(contentsOf: $0, into: $1)
            }
        }
        let profile = profiles.first
        let device = devices.first ?? ""
        var script: HandScript?
        if case .virtual(let own) = profile?.transport, let named = hand ?? own, playsHand {
            let path = library.hand(named, for: scenario?.id ?? name)
            script = Self.read(path, language, &failed) { HandScript.read(contentsOf: $0, into: $1) }
        } else if hand != nil, profile != nil {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "--hand は仮想デバイスの手の動きです。\(device) は実際の手で動かします。--hand を外してください。",
                    en: "--hand scripts a virtual device; \(device) is moved by a real hand. Leave --hand out.")[
                        language],
                .badInput)
        }
        var model: Exemplar?
        if let scenario, let path = exemplar.path(for: scenario.id, beside: try Self.scenarioPath(name, language)) {
            model = Self.read(path, language, &failed) { path, diagnostics in
                Document.read(contentsOf: path, into: diagnostics).flatMap { Exemplar($0, into: diagnostics) }
            }
            if let model, model.scenario != scenario.id {
                throw Complaint.sentence(RunWords.foreign(model, path, scenario.id)[language], .badInput)
            }
        }
        guard !failed, let scenario, let profile else { throw ExitCode.badInput }
        self.scenario = cohort.map(scenario.varied) ?? scenario
        pair = profiles.count == 2 ? try Self.pair(profiles[0], profiles[1], language) : nil
        self.profile = pair?.profile ?? profile
        self.hand = script
        self.exemplar = model
        exemplarPath = library.exemplar(of: scenario.id, beside: try Self.scenarioPath(name, language))
        files = try ProcedureFiles.all(
            scenario: (scenario, Self.scenarioPath(name, language)),
            profiles: devices.map { try Self.profilePath($0, language) }, exemplar: model)
    }

    /// A scenario that was read already, on a device that is enough to rehearse it.
    init(_ scenario: Scenario, on profile: Profile) {
        self.scenario = scenario
        self.profile = profile
        (pair, hand, exemplar, exemplarPath, files) = (nil, nil, nil, "", [])
    }

    /// The file of a scenario, by name or path.
    static func scenarioPath(_ name: String, _ language: Language) throws -> String {
        if let path = Library.standard.scenario(name) { return path }
        let known = Library.standard.scenarioNames
        let near = Suggestion.nearest(to: name, among: known)
        let list = known.joined(separator: ", ")
        let sentence = LocalizedText(
            ja: "シナリオ「\(name)」はありません。あるのは: \(list)。" + (near.map { "「\($0)」のことですか。" } ?? ""),
            en: "there is no scenario '\(name)'. There are \(list)." + (near.map { " Did you mean '\($0)'?" } ?? ""))
        throw Complaint.sentence(sentence[language], .badInput)
    }

    /// Two devices that hold one needle.
    static func pair(_ first: Profile, _ second: Profile, _ language: Language) throws -> DevicePair {
        for profile in [first, second] where profile.transport == .virtual(script: nil) {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(profile.name) は1台で針を持ちます。もう1台の --device を外してください。",
                    en: "\(profile.name) holds the needle alone; leave the other --device out.")[language], .badInput)
        }
        do throws(DevicePair.Refusal) { return try DevicePair(first, second) } catch {
            throw Complaint.sentence(error.message[language], .badInput)
        }
    }

    /// The file of a device's profile, by name or path.
    static func profilePath(_ device: String, _ language: Language) throws -> String {
        do throws(ProfileLibrary.Unknown) {
            return try ProfileLibrary(directories: [Library.standard.devices]).path(of: device)
        } catch { throw Complaint.sentence(error.message[language], .badInput) }
    }

    private static func read<Value>(
        _ path: String, _ language: Language, _ failed: inout Bool, _ reader: (String, Diagnostics) -> Value?
    ) -> Value? {
        let diagnostics = Diagnostics()
        let value = reader(path, diagnostics)
        if value == nil || diagnostics.hasErrors {
            _ = Complaint.diagnostics(diagnostics, language)
            failed = true
        }
        return value
    }
}
