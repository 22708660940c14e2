import ArgumentParser
import Authoring
import Foundation
import Terminals
import Transports

/// `senshi stop`: no more force on any device of this user, from another terminal.
struct StopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "Take the force off in every run of this user, at once.",
        discussion: """
            The runs stay; r in them allows force again, outside the skin. With --end they end with a report.

            Examples:
              senshi stop
              senshi stop --end

            \(ExitCode.meanings)
            """)

    @Flag(help: "End the runs too.")
    var end = false
    @OptionGroup var language: LanguageOption

    func run() throws {
        let folder = DeviceLock.folder(environment: ProcessInfo.processInfo.environment)
        let running = DeviceLock.holders(in: folder)
        guard !running.isEmpty else {
            throw Complaint.sentence(
                LocalizedText(ja: "動いている実行はありません。", en: "no run is going on.")[language.language], .deviceTrouble)
        }
        for (process, device) in running {
            guard kill(process, end ? SIGTERM : SIGUSR1) == 0 else {
                throw Complaint.sentence(
                    LocalizedText(
                        ja: "プロセス\(process)(\(device))を止められません。電源を切ってください。",
                        en: "process \(process) (\(device)) can't be stopped. Switch the device off.")[
                            language.language],
                    .deviceTrouble)
            }
            print(
                LocalizedText(
                    ja: "\(device): \(end ? "終了" : "非常停止")(プロセス\(process))",
                    en: "\(device): \(end ? "ended" : "emergency stop") (process \(process))")[language.language])
        }
    }
}
