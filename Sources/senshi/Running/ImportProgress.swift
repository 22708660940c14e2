import Authoring
import Terminals

/// How far long work has come: one line that is drawn over, or a line for every quarter where nobody watches.
final class ImportProgress {
    private let terminal: Terminal
    private let language: Language
    private var shown = -1

    init(_ terminal: Terminal, _ language: Language) {
        self.terminal = terminal
        self.language = language
    }

    /// - Parameter share: of the work that is done, 0 … 1.
    func show(_ share: Double) {
        let percent = max(0, min(100, Int(share * 100)))
        let step = terminal.isInteractive ? 1 : 25
        guard percent >= shown + step || (percent == 100 && shown < 100) else { return }
        shown = percent - percent % step
        let words = LocalizedText(ja: "CTを読み込み中 \(percent) %", en: "reading the CT, \(percent) %")[language]
        terminal.write(terminal.isInteractive ? "\r\(words)" : "\(words)\n")
    }

    func end() { if terminal.isInteractive && shown >= 0 { terminal.write("\n") } }
}
