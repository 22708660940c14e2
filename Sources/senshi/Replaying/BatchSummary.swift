import Authoring
import Foundation
import Reports
import Scoring

/// What a batch came to, in a few lines.
struct BatchSummary: Sendable {
    let total: Int
    /// Scored before.
    let known: Int
    private(set) var done = 0
    private(set) var unreadable = 0
    private var verdicts: [String: Int] = [:]
    private var percent = 0.0
    private var ticks: UInt64 = 0
    private var different = 0
    private let began = ContinuousClock.now

    init(total: Int, known: Int) {
        self.total = total
        self.known = known
    }

    mutating func add(_ line: ReplayLine) {
        done += 1
        guard line.error == nil else { return unreadable += 1 }
        verdicts[line.verdict ?? "", default: 0] += 1
        percent += line.percent ?? 0
        ticks += line.ticks ?? 0
        if line.same == false { different += 1 }
    }

    func table(_ language: Language) -> String {
        let seconds = began.duration(to: .now) / .seconds(1)
        let speed = seconds > 0 ? Int(Double(ticks) / 1000 / seconds) : 0
        func row(_ ja: String, _ en: String, _ value: String) -> String {
            let name = language == .ja ? ja : en
            return "  " + name + String(repeating: " ", count: max(1, 24 - name.count)) + value + "\n"
        }
        let scored = done - unreadable
        var text = row("記録", "recordings", "\(total)")
        if known > 0 { text += row("採点済み", "scored before", "\(known)") }
        text += row("採点", "scored now", "\(scored)")
        for (verdict, count) in verdicts.sorted(by: { $0.key < $1.key }) {
            text += row(Score.Verdict(rawValue: verdict)?.word.ja ?? verdict, verdict, "\(count)")
        }
        if scored > 0 {
            text += row("平均", "mean", "\((percent / Double(scored) * 10).rounded() / 10) %")
        }
        if different > 0 { text += row("実行時と違う", "not as it was live", "\(different)") }
        if unreadable > 0 { text += row("読めない", "can't be read", "\(unreadable)") }
        return text + row("速さ", "speed", "\(speed) × real time, \(Int(seconds)) s")
    }
}
