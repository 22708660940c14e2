import ArgumentParser
import Authoring
import Profiles
import Transports

/// Finds the one plugged-in device that a command line means.
struct PluggedNode {
    private let plugged: PluggedDevices
    private let language: Language

    init(_ language: Language) throws {
        self.language = language
        plugged = PluggedDevices(profiles: try Library.standard.profiles(language))
    }

    /// - Parameter word: a node, or a profile's name.
    /// - Throws: the exit code, after one sentence that says what to do.
    func find(_ word: String) throws -> PluggedDevice {
        let devices = plugged.list + plugged.strangers
        if word.hasPrefix("/") {
            if let device = devices.first(where: { $0.node == word }) { return device }
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(word): このデバイスはありません。senshi devices list --all で確かめてください。",
                    en: "\(word): there is no such device; see what 'senshi devices list --all' shows.")[language],
                .deviceTrouble)
        }
        let profile = try Library.standard.profile(word, language)
        let fitting = devices.filter { $0.fits(profile.name) }
        guard fitting.count == 1 else {
            throw Complaint.sentence(InputDevice.unclear(profile, fitting.map(\.node))[language], .deviceTrouble)
        }
        return fitting[0]
    }
}
