import ArgumentParser
import Authoring
import Stations

/// `senshi status`.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say how the station's daemon stands.",
        discussion: """
            Examples:
              senshi status
              senshi status --json

            \(ExitCode.meanings)
            """)

    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var state: StateFolder
    @OptionGroup var language: LanguageOption

    func run() throws {
        let language = language.language
        let answer = try StationLine.ask(ControlRequest(.status, language: language.rawValue), state, language)
        guard let status = answer.status else { throw Complaint.sentence(answer.sentence, .deviceTrouble) }
        if json { return try JSONText.print(status) }
        let minutes = Int(status.uptime / 60)
        print(
            LocalizedText(
                ja: "senshi \(status.version)、プロセス\(status.process)、\(minutes)分前から動作中",
                en: "senshi \(status.version), process \(status.process), up for \(minutes) min")[language])
        print(status.address)
        if let scenario = status.scenario {
            print(
                LocalizedText(
                    ja: "セッション中：\(scenario)、\(status.device ?? "?")、\(status.trainee ?? "受講者なし")",
                    en: "in session: \(scenario) on \(status.device ?? "?"), \(status.trainee ?? "nobody's attempt")")[
                        language])
        } else {
            print(LocalizedText(ja: "セッションはありません", en: "no session")[language])
        }
        print(
            LocalizedText(
                ja: "これまでのセッション\(status.sessions)、見学\(status.viewers)",
                en: "\(status.sessions) sessions so far, \(status.viewers) looking on")[language])
        if let outbox = status.outbox {
            print(
                LocalizedText(
                    ja: "学習記録ストアへ：送信済み\(outbox.delivered)、待ち\(outbox.waiting)、拒否\(outbox.refused)",
                    en: "for the learning record store: \(outbox.delivered) delivered, \(outbox.waiting) waiting, "
                        + "\(outbox.refused) refused")[language])
            if let trouble = outbox.trouble { print(trouble) }
        }
        if let count = status.unkept {
            print(
                LocalizedText(
                    ja: "まだ保存できていない結果：\(count)。\(status.unkeptBecause ?? "")",
                    en: "results that could not be kept yet: \(count). \(status.unkeptBecause ?? "")")[language])
        }
    }
}
