import ArgumentParser
import Authoring
import Profiles
import Reports
import Stations
import Transports

/// `senshi doctor`.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at what a station needs: kernel, rights, clocks, devices, latency, disk.",
        discussion: """
            Says of each how it stands, and what to do. Takes two seconds. Ends with 3 where a session can't run.

            Examples:
              senshi doctor
              senshi doctor --json
              senshi doctor --bundle senshi-doctor.json     (to send with a question; no trainee's data is in it)

            \(ExitCode.meanings)
            """)

    @Option(help: ArgumentHelp("The folder that sessions are written to.", valueName: "folder"))
    var reports = "reports"
    @Option(help: ArgumentHelp("Also write the findings to a file, with versions and devices.", valueName: "file"))
    var bundle: String?
    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let profiles = try Library.standard.profiles(language)
        let plugged = PluggedDevices(profiles: profiles).list
        let doctor = Doctor(profiles: profiles, plugged: plugged, reports: reports)
        let findings = doctor.findings(latency: LatencyTrial())
        let rows = findings.map { DoctorBundle.Row($0, language) }
        if let bundle {
            StateFolder.keepPrivate()
            let all = DoctorBundle(version: Senshi.configuration.version, findings: rows, plugged: plugged)
            let text = try JSONText.line(all) + "\n"
            do throws(WriteFailure) { try WholeFile.write(Array(text.utf8), to: bundle) } catch {
                throw Complaint.sentence(error.sentence[language], .notWritten)
            }
        }
        if json { try JSONText.print(rows) } else { findings.forEach { Self.print($0, language) } }
        if findings.contains(where: { $0.state == .broken }) { throw ExitCode.deviceTrouble }
    }

    private static func print(_ finding: Finding, _ language: Language) {
        let mark =
            switch finding.state {
            case .fine: "✔"
            case .worse: "!"
            case .broken: "✘"
            }
        Swift.print("\(mark) \(finding.subject.name[language]): \(finding.sentence[language])")
        if let fix = finding.fix { Swift.print("    → \(fix[language])") }
    }
}
