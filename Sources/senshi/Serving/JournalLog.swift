import Logging
import Stations
import Terminals

/// What the daemon's libraries and the daemon itself log: standard error, with the journal's priorities where it reads
/// along.
struct JournalLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.notice
    private let line = JournalLine()

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let priority: JournalPriority =
            switch event.level {
            case .trace, .debug: .debug
            case .info: .info
            case .notice: .notice
            case .warning: .warning
            case .error: .error
            case .critical: .critical
            }
        Terminal().write(line.text("senshi: \(event.message)", priority))
    }
}
