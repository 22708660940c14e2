import ArgumentParser
import Foundation
import Records
import Scoring

extension Attempt {
    /// What is kept of a scored run.
    init(_ score: Score, by trainee: String, run: ResultKeeper.RunFacts) {
        let verdict: Attempt.Verdict =
            switch score.verdict {
            case .passed: .passed
            case .failed: .failed
            case .void: .void
            }
        self.init(
            trainee: trainee, scenario: score.scenario.id, version: score.scenario.version, title: score.scenario.title,
            mode: run.mode.rawValue, began: run.began, verdict: verdict, earned: score.earned,
            available: score.available,
            criticalErrors: score.criticalErrors.map(\.title),
            criteria: score.steps.flatMap(\.criteria).map {
                Criterion(id: $0.id, title: $0.title, earned: $0.earned, available: $0.available)
            },
            metrics: Dictionary(score.metrics.compactMap { metric in metric.value.map { (metric.id, $0) } }) { $1 },
            digest: run.digest, program: Senshi.configuration.version, device: run.device, hand: run.hand,
            cohort: run.cohort)
    }
}
