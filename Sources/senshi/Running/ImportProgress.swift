import Authoring
import Patients
import Terminals

/// How far long work has come: one line that is drawn over, or a line for every quarter where nobody watches.
final class ImportProgress {
    private let terminal: Terminal
    private let language: Language
    /// The last percent that was shown; far below 0 before the first.
    private var shown = -100

    init(_ terminal: Terminal, _ language: Language) {
        self.terminal = terminal
        self.language = language
    }

    /// - Parameter share: of all the work that is done, 0 … 1.
    func show(_ phase: ImportPhase, _ share: Double) {
        let percent = max(0, min(100, Int(share * 100)))
        let step = terminal.isInteractive ? 1 : 25
        guard percent >= shown + step || (percent == 100 && shown < 100) else { return }
        shown = percent - percent % step
        let title = phase.title
        let words = LocalizedText(ja: "\(title.ja) \(percent) %", en: "\(title.en), \(percent) %")[language]
        // The line may be shorter than the one that it is drawn over.
        terminal.write(terminal.isInteractive ? "\r\(words)\u{1B}[K" : "\(words)\n")
    }

    func end() { if terminal.isInteractive && shown >= 0 { terminal.write("\n") } }
}
