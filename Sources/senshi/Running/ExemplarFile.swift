import ArgumentParser
import Authoring
import Foundation
import Scoring

/// Keeps a run as a scenario's exemplar.
enum ExemplarFile {
    /// Writes it whole, or says why this run is no model for others.
    static func keep(_ exemplar: Exemplar?, of score: Score, at path: String, _ language: Language) throws {
        guard score.verdict == .passed, let exemplar else {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "この実行はお手本になりません。合格し、刺入が最後まで記録された実行を選んでください。",
                    en: "this run is no exemplar: take one that passed, with an insertion that came to its end.")[
                        language],
                .attemptFailed)
        }
        let place = URL(fileURLWithPath: path)
        do {
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(exemplar.text.utf8).write(to: place, options: .atomic)
        } catch {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(path) に書けません: \(error.localizedDescription)",
                    en: "\(path) can't be written: \(error.localizedDescription)")[language], .notWritten)
        }
    }
}
