import Authoring
import Collision
import Devices
public import Space

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
        ] + skill(tissue) + flow + syringes + deviation
    }

    /// What the field uses to tell skill.
    private func skill(_ tissue: TickRange?) -> [Metric] {
        let movement = motion.insertion.isComplete ? motion.insertion : nil
        let smoothness = movement.map { Smoothness(places: $0.places, rate: InsertionMotion.rate) }
        return [
            metric(.damage, tissue.map { _ in motion.damage }, tissue, [.position, .direction, .advance]),
            metric(.lateral, motion.spread.deviation, tissue, [.position, .direction, .advance]),
            metric(.targets, Double(insertion.targets), tissue, [.advance]),
            metric(.logJerk, smoothness?.logJerk, movement?.ticks, [.position, .advance], mayBeMapped: false),
            metric(.spectralArc, smoothness?.spectralArc, movement?.ticks, [.position, .advance], mayBeMapped: false),
        ]
    }

    /// Where the drug went, and how fast.
    private var flow: [Metric] {
        let content = scenario.equipment.content
        let needs: [Measure] = [.advance, .plunger]
        let span = injection.first.flatMap { first in injection.lastFlow.map { TickRange(first.tick, $0.tick) } }
        func volume(_ kind: MetricKind, _ layer: Layer) -> Metric {
            metric(kind, motion.delivered[layer.rawValue] * content, span, needs)
        }
        let seconds = Double(injection.duration) / 1e9
        let inTissue = (1..<6).reduce(0) { $0 + motion.delivered[$1] } * content
        let peak = motion.flow.value > 0 ? TickRange(motion.flow.tick, motion.flow.tick) : nil
        return [
            metric(.rate, seconds > 0 ? inTissue / seconds : nil, span, needs),
            metric(.peakRate, peak.map { _ in motion.flow.value * content }, peak, needs),
            volume(.leak, .air), volume(.inSkin, .skin), volume(.inFat, .fat), volume(.inFascia, .fascia),
            volume(.inMuscle, .muscle),
        ]
    }

    /// How the syringe was used, where that says anything.
    private var syringes: [Metric] {
        var metrics: [Metric] = []
        if scenario.equipment.route != .intravenous {
            metrics.append(
                metric(
                    .aspirations, punctureTicks.map { _ in Double(aspiration.count) }, aspiration.ticks,
                    [.advance, .plunger], mayBeMapped: false))
        }
        if spent.isAny {
            metrics.append(
                metric(.spent, spent.inTissue * scenario.equipment.content, nil, [.advance, .plunger]))
        }
        return metrics
    }

    /// How far the way in was from the exemplar's; nothing where there is none.
    private var deviation: [Metric] {
        guard let exemplar else { return [] }
        let movement = motion.insertion
        let away = movement.isComplete ? PathDeviation(movement.places, from: exemplar.wayIn) : nil
        let needs: [Measure] = [.position, .direction, .advance]
        return [
            metric(.exemplarRMS, away?.rootMeanSquare, movement.ticks, needs),
            metric(.exemplarWarped, away?.warped, movement.ticks, needs),
            metric(.exemplarFrechet, away?.frechet, movement.ticks, needs),
            metric(.exemplarHausdorff, away?.hausdorff, movement.ticks, needs),
        ]
    }

    /// The way in so far, from the entry on, 100 places a second, m: what an exemplar is made of. Empty before one
    /// insertion is complete.
    public var wayIn: [Vector] { motion.insertion.isComplete ? motion.insertion.places : [] }

    private func value(_ measure: TechniqueMeasure) -> Observation? {
        plans.indices.first { plans[$0].criterion.measure == measure }.flatMap { findings[$0]?.seen }
    }

    /// - Parameter mayBeMapped: false where something that stands in for a measure says nothing about it: smoothness.
    private func metric(
        _ kind: MetricKind, _ value: Double?, _ ticks: TickRange?, _ needs: [Measure], mayBeMapped: Bool = true
    ) -> Metric {
        let kinds = needs.map { senses[$0]?.kind ?? .absent }
        let isAbsent = kinds.contains(.absent) || (!mayBeMapped && kinds.contains(.mapped))
        let sensing: Sensing.Kind? =
            needs.isEmpty ? nil : isAbsent ? .absent : kinds.contains(.mapped) ? .mapped : .sensed
        return Metric(
            id: kind.rawValue, title: kind.title, value: sensing == .absent ? nil : value.map(kind.scaled),
            unit: kind.unit,
            definition: kind.definition, sensing: sensing?.rawValue, ticks: sensing == .absent ? nil : ticks)
    }
}
