import Authoring

extension Doctor {
    /// A hand feels a force that is 1 ms late as a rough edge; a tenth of the period is not felt (assumed).
    static let fineLateness = 100.0, worstLateness = 1000.0

    /// What the trial says. p99 is judged: single late ticks are the host's in a virtual machine.
    func lateness(_ trial: LatencyTrial) -> Finding {
        let half = Int(trial.quantile(0.5)), most = Int(trial.quantile(0.99)), worst = Int(trial.quantile(1))
        let numbers = "p50 \(half) µs, p99 \(most) µs, max \(worst) µs"
        if trial.quantile(0.99) <= Self.fineLateness {
            return .fine(.latency, ja: "1 ms ごとの起床の遅れ：\(numbers)", en: "waking each millisecond, late by \(numbers).")
        }
        return .trouble(
            .latency, trial.quantile(0.99) <= Self.worstLateness ? .worse : .broken,
            LocalizedText(
                ja: "1 ms ごとの起床が遅れます：\(numbers)", en: "waking each millisecond is late by \(numbers)."),
            fix: LocalizedText(
                ja: "上の kernel、rights、power を直し、他のプログラムを終了し、仮想マシンでなく実機で動かしてください。",
                en:
                    "mend kernel, rights and power above, close other programs, and use a real machine, not a virtual one."
            ))
    }
}
