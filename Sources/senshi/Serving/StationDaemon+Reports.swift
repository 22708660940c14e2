import Authoring
import Console
import Foundation
import Scoring

/// What comes of sessions: lists, replays, exemplars.
extension StationDaemon {
    func reportCards(of trainee: String?) throws -> [UInt8] {
        try Array(JSONText.line(index.cards(in: reports, of: trainee)).utf8)
    }

    func replay(of report: String) throws(Refusal) -> [UInt8]? {
        let path = "\(reports)/\(report)/session.mcap"
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do { return Array(try JSONText.line(StoredReplay(path: path)).utf8) } catch { throw Self.unplayable(error) }
    }

    func keepExemplar(of report: String, by person: Person) throws(Refusal) -> [UInt8] {
        let path = "\(reports)/\(report)/session.mcap"
        guard FileManager.default.fileExists(atPath: path) else {
            throw Refusal(
                .missing, LocalizedText(ja: "この報告には記録がありません。", en: "There is no recording of this report."))
        }
        let result: ReplayResult
        do {
            result = try ReplayResult(
                path: path, wishes: ReplayResult.Wishes(digest: false, trace: false, compare: false))
        } catch { throw Self.unplayable(error) }
        guard result.score.verdict == .passed, var exemplar = result.exemplar else { throw Self.noModel }
        exemplar.by = person.name
        let id = result.score.scenario.id
        do {
            let place = try Library.standard.exemplar(of: id, beside: Procedure.scenarioPath(id, language))
            try ExemplarFile.keep(exemplar, of: result.score, at: place, language)
        } catch {
            throw Refusal(
                .trouble, LocalizedText(ja: "お手本を保存できませんでした。", en: "The exemplar could not be kept."))
        }
        _ = reloadFiles()
        return (try? JSONText.line(["scenario": id])).map { Array($0.utf8) } ?? []
    }

    func removeExemplar(of scenario: String) throws(Refusal) {
        guard let own = Library.standard.own, Library.standard.scenarioNames.contains(scenario),
            (try? FileManager.default.removeItem(atPath: Exemplar.path(for: scenario, beside: "\(own)/"))) != nil
        else { throw Self.noExemplar }
        _ = reloadFiles()
    }

    private static func unplayable(_ error: any Error) -> Refusal {
        let why = Complaint.words(of: error)
        return Refusal(
            .wrong,
            LocalizedText(ja: "この記録は再生できません: \(why.ja)", en: "This recording can't be played: \(why.en)"))
    }

    private static let noModel = Refusal(
        .wrong,
        LocalizedText(
            ja: "この実行はお手本になりません。合格し、刺入が最後まで記録された実行を選んでください。",
            en: "This run is no exemplar: take one that passed, with an insertion that came to its end."))
    private static let noExemplar = Refusal(
        .missing,
        LocalizedText(ja: "この装置で記録したお手本はありません。", en: "There is no exemplar that was recorded at this station."))
}
