import ArgumentParser
import Authoring
import Foundation
import Stations
import Terminals
import Transports

/// `senshi stop`: no more force on any device of this user, from another terminal.
struct StopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "Take the force off in every run, force test and calibration of this user, at once.",
        discussion: """
            The runs stay, a test or a calibration ends; r in them, or the page, allows force again, outside the skin. With --end they end with a report.
            With --daemon the station's daemon ends too.

            Examples:
              senshi stop
              senshi stop --end
              senshi stop --daemon

            \(ExitCode.meanings)
            """)

    @Flag(help: "End the runs too.")
    var end = false
    @Flag(help: "End the station's daemon, and its session with a report.")
    var daemon = false
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        if daemon {
            let answer = try StationLine.ask(ControlRequest(.shutDown, language: language.rawValue), state, language)
            return print(answer.sentence)
        }
        // The daemon's session is ended by the daemon: a signal would end them both.
        var (station, unheard): (ControlAnswer.Status?, LocalizedText?)
        do throws(ControlFailure) {
            station = try StationLine.tryAsk(ControlRequest(.status, language: language.rawValue), state)?.status
        } catch { unheard = error.sentence }
        let isInSession = station?.scenario != nil
        if isInSession {
            let request = ControlRequest(end ? .end : .emergencyStop, language: language.rawValue)
            print(try StationLine.ask(request, state, language).sentence)
        }
        let running = DeviceLock.holders(in: HeldDevice.folder).filter { $0.process != station?.process }
        guard !running.isEmpty || isInSession || unheard != nil else {
            throw Complaint.sentence(
                LocalizedText(ja: "動いている実行はありません。", en: "no run is going on.")[language], .deviceTrouble)
        }
        // A process with two devices is told once.
        var told: Set<Int32> = []
        for (process, device) in running where told.insert(process).inserted {
            guard kill(process, end ? SIGTERM : SIGUSR1) == 0 else {
                throw Complaint.sentence(
                    LocalizedText(
                        ja: "プロセス\(process)(\(device))を止められません。電源を切ってください。",
                        en: "process \(process) (\(device)) can't be stopped. Switch the device off.")[
                            language],
                    .deviceTrouble)
            }
            print(
                LocalizedText(
                    ja: "\(device): \(end ? "終了" : "非常停止")(プロセス\(process))",
                    en: "\(device): \(end ? "ended" : "emergency stop") (process \(process))")[language])
        }
        // A daemon that does not listen may hold a device with force on it.
        if let unheard {
            let danger = LocalizedText(
                ja: "力を切るように伝えられませんでした。画面で0キーを押すか、装置の電源を切ってください。",
                en: "It was not told to take the force off: press 0 on its page, or switch the device off.")
            throw Complaint.sentence("\(unheard[language]) \(danger[language])", .deviceTrouble)
        }
    }
}
