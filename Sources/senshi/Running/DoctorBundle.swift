import Authoring
import Foundation
import Profiles
import Stations
import Transports

/// What goes with a question about a station: the findings, the versions and the devices. No names, no paths of sessions,
/// no serial numbers.
struct DoctorBundle: Encodable {
    struct Row: Encodable {
        var subject: Finding.Subject
        var state: Finding.State
        var sentence: String
        var fix: String?

        init(_ finding: Finding, _ language: Language) {
            subject = finding.subject
            state = finding.state
            sentence = Self.anonymous(finding.sentence[language])
            fix = finding.fix.map { Self.anonymous($0[language]) }
        }

        /// A home folder holds a person's name.
        private static func anonymous(_ text: String) -> String {
            let home = ProcessInfo.processInfo.environment["HOME"] ?? NSHomeDirectory()
            return home.count > 1 ? text.replacingOccurrences(of: home, with: "~") : text
        }
    }

    struct Device: Encodable {
        var way: String
        var name, model, driver: String?
        var profiles: [String]
        var mayUse: Bool
    }

    var version: String
    var system: String
    var findings: [Row]
    var devices: [Device]

    init(version: String, findings: [Row], plugged: [PluggedDevice]) {
        self.version = version
        self.findings = findings
        system = ProcessInfo.processInfo.operatingSystemVersionString
        devices = plugged.map {
            Device(
                way: $0.way.rawValue, name: $0.name, model: $0.model?.text, driver: $0.driver, profiles: $0.profiles,
                mayUse: $0.problem == nil)
        }
    }
}
