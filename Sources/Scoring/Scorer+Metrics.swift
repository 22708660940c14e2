import Authoring
import Devices
import Space

extension Scorer {
    /// Numbers about the technique that earn no points.
    var metrics: [Metric] {
        let all = motion.first.flatMap { first in motion.last.map { TickRange(first.tick, $0.tick) } }
        let seconds = motion.first.flatMap { first in motion.last.map { Double($0.time - first.time) / 1e9 } }
        let depth = value(.tipPastFascia)
        func at(_ peak: MotionMetrics.Peak) -> TickRange? { peak.value > 0 ? TickRange(peak.tick, peak.tick) : nil }
        let tissue = motion.tissueTicks
        return [
            metric(.elapsed, seconds, all, []),
            metric(.waited, fastForwarded, nil, []),
            metric(.path, motion.path, all, [.position, .advance]),
            metric(.timeInTissue, tissue.map { _ in Double(motion.timeInTissue) / 1e9 }, tissue, [.advance]),
            metric(.pathInTissue, tissue.map { _ in motion.pathInTissue }, tissue, [.position, .advance]),
            metric(.punctures, Double(punctures), punctureTicks, [.advance]),
            metric(.peakForce, motion.squaredForce.value.squareRoot(), at(motion.squaredForce), [.advance]),
            metric(.peakSpeed, at(motion.speed).map { _ in motion.speed.value }, at(motion.speed), [.advance]),
            metric(.deepest, at(motion.depth).map { _ in motion.depth.value }, at(motion.depth), [.advance]),
            metric(
                .injectionDepth, injection.depth, injection.first.map { TickRange($0.tick, $0.tick) },
                [.advance, .plunger]),
            metric(.pastFascia, depth?.value, depth?.ticks, [.advance, .plunger]),
            metric(
                .injectionTime, injection.first.map { _ in Double(injection.duration) / 1e9 },
                injection.first.flatMap { first in injection.lastFlow.map { TickRange(first.tick, $0.tick) } },
                [.plunger]),
            metric(
                .drift, injection.first.map { _ in injection.drift },
                injection.first.map { TickRange($0.tick, max($0.tick, injection.driftTick)) }, [.position, .advance]),
        ]
    }

    private func value(_ measure: TechniqueMeasure) -> Observation? {
        plans.indices.first { plans[$0].criterion.measure == measure }.flatMap { findings[$0]?.seen }
    }

    private func metric(_ kind: MetricKind, _ value: Double?, _ ticks: TickRange?, _ needs: [Measure]) -> Metric {
        let kinds = needs.map { senses[$0]?.kind ?? .absent }
        let sensing: Sensing.Kind? =
            needs.isEmpty ? nil : kinds.contains(.absent) ? .absent : kinds.contains(.mapped) ? .mapped : .sensed
        return Metric(
            id: kind.rawValue, title: kind.title, value: sensing == .absent ? nil : value.map(kind.scaled),
            unit: kind.unit,
            definition: kind.definition, sensing: sensing?.rawValue, ticks: sensing == .absent ? nil : ticks)
    }
}
