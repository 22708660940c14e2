import ArgumentParser
import Authoring
import Foundation
import Profiles
import Terminals

/// `senshi run SCENARIO --device PROFILE`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a procedure on a device, and score it.",
        discussion: """
            Keys: the number of an answer; Enter or space to confirm; Esc gives the device back and ends the run; \
            0 stops all force at once, r allows it again; E and C are the instructor's: what waits for it \
            happens, and the step at hand was done. "senshi instruct" says more, from another terminal.

            Examples:
              senshi run covid19-deltoid-im --device pen-tablet
              senshi run covid19-deltoid-im --device pen-tablet --node /dev/input/event7 --size "224 mm x 140 mm"
              senshi run covid19-deltoid-im --device spacemouse --device gamepad
              senshi run my-scenario.yaml --device virtual-needle --hand expert --stepped --json

            \(ExitCode.meanings)
            """)

    @Argument(help: "A scenario of the library, or a file.")
    var scenario: String
    @Option(
        help: "A device profile of the library, or a file. Given twice, two devices hold the needle, by their roles.")
    var device = ["virtual-needle"]
    @Option(
        help: ArgumentHelp(
            "The device, where more than one fits: its node, or a USB device's serial number; twice for two devices.",
            valueName: "/dev/input/eventN"))
    var node: [String] = []
    @Option(
        help: ArgumentHelp(
            "For a Novint Falcon that was switched off: the maker's image, which is not part of Senshi.",
            valueName: "file"))
    var firmware: String?
    @Option(help: ArgumentHelp("For a virtual device: a hand script of the scenario, or a file.", valueName: "script"))
    var hand: String?
    @Option(
        help: ArgumentHelp(
            "The active area of a tablet that does not report it; kept for the next time.",
            valueName: "224 mm x 140 mm"))
    var size: String?
    @Option(
        help: ArgumentHelp(
            "For a virtual device: a serial line on which another process feels the force.", valueName: "/dev/pts/N"))
    var link: String?
    @OptionGroup var options: RunOptions

    func validate() throws {
        guard device.count <= 2, node.count <= device.count else {
            throw options.language.usage(
                ja: "針を持つデバイスは一つか二つで、--nodeはそれぞれに一つまでです。",
                en: "One or two devices hold a needle, each with at most one --node.")
        }
    }

    func run() throws {
        var failure: (any Error)?
        var next: String? = scenario
        // An emergency may interrupt a procedure, and is scored apart; it interrupts nothing itself.
        for _ in 0..<2 {
            guard let name = next else { break }
            do { next = try perform(name, isFirst: name == scenario) } catch let own as Interrupted {
                failure = own.cause
                next = own.next
            }
        }
        if let failure { throw failure }
    }

    /// A run that did not pass, and was interrupted by another.
    private struct Interrupted: Error {
        let cause: any Error
        let next: String
    }

    /// - Returns: the scenario that is to be run next.
    private func perform(_ scenario: String, isFirst: Bool) throws -> String? {
        let language = options.language.language
        if !isFirst { Terminal().write(RunWords.interrupted(by: scenario)[language] + "\n") }
        let script = isFirst ? hand : continuing(scenario)
        let procedure = try Procedure(
            scenario: scenario, devices: device, hand: script, cohort: options.cohort,
            exemplar: isFirst ? ExemplarChoice(options) : .own, language: language)
        let run = try ProcedureRun(procedure, options: options)
        do {
            if case .virtual = procedure.profile.transport {
                if link != nil { try refuseStepped(language) }
                try run.runVirtual(line: link)
            } else {
                try refuseStepped(language)
                try run.runLive(nodes: node, size: size, firmware: firmware)
            }
        } catch {
            guard isFirst, let next = run.aftermath.next else { throw error }
            throw Interrupted(cause: error, next: next)
        }
        return run.aftermath.next
    }

    /// A script belongs to its scenario. Another goes on with its own of the same name, or else with its expert's.
    private func continuing(_ scenario: String) -> String? {
        guard let hand, !hand.contains("/") else { return nil }
        let isThere = FileManager.default.fileExists(atPath: Library.standard.hand(hand, for: scenario))
        return isThere ? hand : "expert"
    }

    private func refuseStepped(_ language: Language) throws {
        guard options.stepped else { return }
        throw Complaint.sentence(
            LocalizedText(
                ja:
                    "--stepped は実際の時刻で動くデバイス(\(device[0]))には使えません。--stepped を外すか、--device virtual-needle --hand expert を使ってください。",
                en: "--stepped can't be used with a live device (\(device[0])), which keeps its own time. "
                    + "Leave --stepped out, or use --device virtual-needle --hand expert.")[language],
            .badInput)
    }
}
