public import Authoring

/// What a recording that goes on has lost: its disk was too slow, or its thread was kept from the processor.
public struct RecordingLoss: Sendable, Equatable {
    /// Where the recording goes.
    public let path: String
    /// Ticks, and reports of the device, that found no room on their way from the servo thread: a replay then differs.
    public let inputs, reports: Int
    /// Messages that found no room in front of the disk: a replay then differs.
    public let records: Int

    public init(path: String, inputs: Int, reports: Int, records: Int) {
        self.path = path
        self.inputs = inputs
        self.reports = reports
        self.records = records
    }

    /// True where nothing is missing.
    public var isNone: Bool { inputs == 0 && reports == 0 && records == 0 }

    /// One sentence in both languages.
    public var sentence: LocalizedText {
        LocalizedText(
            ja:
                "\(path): ディスクが間に合わず、記録に欠けがあります(刻み\(inputs)、デバイスの報告\(reports)、メッセージ\(records))。速いディスクを指定してください。手技はこのまま続けられます。",
            en:
                "\(path): the disk is too slow, and the recording lacks \(inputs) ticks, \(reports) device reports and \(records) messages; name a faster disk. The session goes on."
        )
    }

    /// The same, when the recording is read.
    public var atReplay: LocalizedText {
        LocalizedText(
            ja: "記録に欠けがあります(刻み\(inputs)、デバイスの報告\(reports)、メッセージ\(records))。",
            en: "The recording lacks \(inputs) ticks, \(reports) device reports and \(records) messages.")
    }
}
