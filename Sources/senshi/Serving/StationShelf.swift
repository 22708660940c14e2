import Authoring
import Foundation
import Profiles
import Scoring
import Stations
import Synchronization
import Transports

/// The scenarios and device profiles that a station offers, read once until it is told to read them again.
final class StationShelf: Sendable {
    /// A procedure to choose.
    struct Card: Encodable, Sendable {
        var id: String
        var title: LocalizedText
        var draft: Bool
        /// Written at this station.
        var isOwn: Bool
        /// Whose run is followed while learning; nil where there is none.
        var exemplar: String?
        /// Hand scripts that play it on a virtual device.
        var hands: [String]
    }
    /// A device to choose.
    struct Device: Encodable, Sendable {
        var name: String
        var title: LocalizedText
        var isVirtual: Bool
        /// Plugged in; always for a virtual one.
        var isThere: Bool
        /// Why it can't be used, and what to do.
        var problem: LocalizedText?
    }
    struct Choices: Encodable, Sendable {
        var scenarios: [Card]
        var devices: [Device]
    }
    /// What was read.
    struct Reading: Encodable, Sendable {
        var scenarios = 0
        var profiles = 0
        /// What is wrong, file by file.
        var troubles: [String] = []
    }

    private let cards = Mutex<(cards: [Card], profiles: [Profile])?>(nil)

    /// Reads everything now.
    @discardableResult
    func read(_ language: Language) -> Reading {
        let library = Library.standard
        var reading = Reading()
        var found: (cards: [Card], profiles: [Profile]) = ([], [])
        for name in library.scenarioNames {
            let diagnostics = Diagnostics()
            guard let path = library.scenario(name) else { continue }
            if let scenario = Scenario.read(contentsOf: path, shipped: library.scenarios, into: diagnostics) {
                let hands =
                    (try? FileManager.default.contentsOfDirectory(atPath: library.hands(of: name))) ?? []
                found.cards.append(
                    Card(
                        id: name, title: scenario.title, draft: scenario.draft,
                        isOwn: path.hasPrefix("\(library.own ?? " ")/"),
                        exemplar: Self.exemplar(of: scenario, beside: path),
                        hands: hands.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()))
            }
            if diagnostics.hasErrors { reading.troubles.append(diagnostics.rendered(in: language)) }
        }
        let profiles = ProfileLibrary(directories: [library.devices])
        for name in profiles.names {
            let diagnostics = Diagnostics()
            if let path = try? profiles.path(of: name),
                let profile = Profile.read(contentsOf: path, into: diagnostics)
            {
                found.profiles.append(profile)
            }
            if diagnostics.hasErrors { reading.troubles.append(diagnostics.rendered(in: language)) }
        }
        (reading.scenarios, reading.profiles) = (found.cards.count, found.profiles.count)
        cards.withLock { $0 = found }
        return reading
    }

    /// Whose run a scenario's exemplar is.
    private static func exemplar(of scenario: Scenario, beside path: String) -> String? {
        let file = Library.standard.exemplar(of: scenario.id, beside: path)
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        let diagnostics = Diagnostics()
        let found = Document.read(contentsOf: file, into: diagnostics).flatMap { Exemplar($0, into: diagnostics) }
        return found.map { "\($0.by), \(Int($0.percent.rounded())) %" }
    }

    /// What there is to choose from, and what is plugged in now.
    func choices(_ configuration: StationConfiguration) -> Choices {
        if cards.withLock({ $0 == nil }) { read(configuration.language ?? .en) }
        let (all, profiles) = cards.withLock { $0 } ?? ([], [])
        let offered = profiles.filter { configuration.devices.isEmpty || configuration.devices.contains($0.name) }
        let plugged = PluggedDevices(profiles: offered).list
        let devices = offered.map { profile in
            let fitting = plugged.filter { $0.fits(profile.name) }
            let isVirtual = if case .virtual = profile.transport { true } else { false }
            return Device(
                name: profile.name, title: profile.title, isVirtual: isVirtual,
                isThere: isVirtual || !fitting.isEmpty,
                problem: fitting.contains { $0.problem == nil } ? nil : fitting.first?.problem)
        }
        return Choices(
            scenarios: all.filter { configuration.scenarios.isEmpty || configuration.scenarios.contains($0.id) },
            devices: devices.sorted { ($0.isThere ? 0 : 1, $0.name) < ($1.isThere ? 0 : 1, $1.name) })
    }
}
