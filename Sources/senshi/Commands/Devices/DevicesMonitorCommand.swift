import ArgumentParser
import Authoring
import Devices
import Profiles

/// `senshi devices monitor PROFILE`.
struct DevicesMonitorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "monitor",
        abstract: "Show what a device says, live; with --force, feel it push a little in each direction.",
        discussion: """
            The force test counts down first. It pushes only while a button of the device is held (the space bar where it \
            has none), never harder than 1 N, and through the same limits as a run. Esc, 0, the emergency stop's button and \
            'senshi stop' end it.

            Examples:
              senshi devices monitor pen-tablet
              senshi devices monitor novint-falcon --force "0.5 N"

            \(ExitCode.meanings)
            """)

    /// The hardest push of the test, N (assumed: felt by everybody, and held by two fingers).
    static let most = 1.0

    @Argument(help: "The device's profile.")
    var profile: String
    @Option(help: ArgumentHelp("The device's node, where more than one fits.", valueName: "node"))
    var node: String?
    @Option(help: ArgumentHelp("How hard it pushes in a force test, at most 1 N.", valueName: "0.5 N"))
    var force: String?
    @Option(help: ArgumentHelp("Ends by itself after so long.", valueName: "s"))
    var seconds = Double.infinity
    @Option(
        help: ArgumentHelp("The active area of a tablet that does not report it.", valueName: "224 mm x 140 mm"))
    var size: String?
    @Option(help: ArgumentHelp("For a Novint Falcon that was switched off: the maker's image.", valueName: "file"))
    var firmware: String?
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let profile = try Library.standard.profile(profile, language)
        let push = try force.map { try Self.push($0, profile, language) }
        try LiveDevice.open(
            profile, node: node, size: size, firmware: firmware, language: language,
            for: MonitorSession(profile: profile, push: push, seconds: seconds, language: language))
    }

    /// How hard a force test pushes, N.
    /// - Throws: the exit code, after one sentence that says what to do.
    private static func push(_ text: String, _ profile: Profile, _ language: Language) throws -> Double {
        guard profile.limits.force > 0 else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(profile.name) は力を出しません。--force を外してください。",
                    en: "\(profile.name) shows no force; leave --force out.")[language], .badInput)
        }
        let reader = Reader(of: .quoted("--force"), rule: "monitor", into: Diagnostics())
        let node = Node(.scalar(text), at: Place(line: 1, column: 1))
        guard let push = reader.quantity(node, .force, in: 0.05...most) else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "--force \"\(text)\" は 0.05 N から 1 N の力ではありません。\"0.5 N\" のように書いてください。",
                    en: "--force \"\(text)\" is no force from 0.05 to 1 N. Write it as \"0.5 N\".")[language], .badInput
            )
        }
        return min(push, profile.limits.force)
    }
}
