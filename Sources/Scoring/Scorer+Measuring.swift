import Collision
import Glibc
import Patients
import Servo
import Sessions
import Space

extension Scorer {
    /// Flow and way out are the same in every unit of the syringe: a tenth of a millilitre, m³.
    private static let tenthOfMillilitre = 0.1e-6

    /// Takes all criteria of an occasion at a frame.
    mutating func take(_ occasion: Occasion, _ frame: Frame, dwell: Observation? = nil) {
        for number in plans.indices where plans[number].criterion.occasion == occasion {
            guard !plans[number].isLeftOut else { continue }
            let seen = plans[number].criterion.measure == .dwell ? dwell : observe(plans[number].criterion, frame)
            if let seen { offer(number, seen) }
        }
    }

    /// The times that end with a step which somebody said was done.
    mutating func takeTimes(of step: Int, _ mark: StepRecord.Mark) {
        for number in plans.indices where plans[number].step == step {
            let criterion = plans[number].criterion
            let since: StepRecord.Mark?
            switch criterion.measure {
            case .timeAfterWithdrawal: since = left
            case .timeAfterStep: since = criterion.since.flatMap(tracker.record)?.last
            default: continue
            }
            guard let since else { continue }
            let forwarded = criterion.measure == .timeAfterStep ? mark.skipped - since.skipped : 0
            offer(
                number,
                Observation(
                    value: Double(mark.time - since.time) / 1e9, forwarded: Double(forwarded) / 1e9,
                    ticks: TickRange(since.tick, mark.tick)))
        }
    }

    /// An observation of a criterion whose step's turn has come: the worst counts, or the last where it adds up.
    mutating func offer(_ number: Int, _ seen: Observation) {
        let plan = plans[number]
        guard !plan.isLeftOut, tracker.isOpen(plan.step) else { return }
        let judgement = plan.criterion.band.judge(seen, margin: plan.margin, landmarks: landmarks)
        if let known = findings[number], !plan.criterion.measure.addsUp, !judgement.isWorse(than: known.judgement) {
            return
        }
        findings[number] = Finding(seen: seen, judgement: judgement)
    }

    /// How far the landmarks are below the acromion, m.
    private var landmarks: [String: Double] {
        Dictionary(scenario.landmarks.map { ($0.id, $0.below) }, uniquingKeysWith: { first, _ in first })
    }

    private func observe(_ criterion: Criterion, _ frame: Frame) -> Observation? {
        let now = TickRange(frame.tick, frame.tick)
        switch criterion.measure {
        case .skinEntry:
            let place = skin.under(frame.entry)
            return Observation(value: -place.y, aside: place.x, ticks: now)
        case .angleToSkin: return Observation(value: asin(max(0, min(1, frame.steepness))), ticks: now)
        case .withdrawalAngle:
            return Observation(
                value: acos(max(-1, min(1, straightest))), ticks: TickRange(retreat.began.tick, frame.tick))
        case .timeSinceStep:
            guard let since = criterion.since.flatMap(tracker.record)?.last else { return nil }
            return Observation(
                value: Double(clock.now - since.time) / 1e9, forwarded: Double(clock.skipped - since.skipped) / 1e9,
                ticks: TickRange(since.tick, frame.tick))
        case .tipPastFascia:
            let depth = frame.below[Layer.muscle.face]
            let bevel = scenario.equipment.needle.bevelLength * frame.steepness
            return Observation(
                value: depth, bevel: depth - bevel, fromBone: -frame.below[Layer.bone.face], ticks: now)
        case .tipPastSkin:
            let depth = frame.below[Layer.fat.face]
            let bevel = scenario.equipment.needle.bevelLength * frame.steepness
            return Observation(
                value: depth, bevel: depth - bevel, fromFascia: -frame.below[Layer.fascia.face], ticks: now)
        case .stopsBeforeTarget:
            guard insertion.arrived, let ticks = insertion.ticks else { return nil }
            return Observation(value: Double(insertion.stops), ticks: ticks)
        case .skinPunctures:
            guard punctures > forgiven else { return nil }
            return punctureTicks.map { Observation(value: Double(punctures - forgiven), ticks: $0) }
        case .timeOnBone:
            return bone.longest.map { Observation(value: Double($0.time) / 1e9, ticks: $0.ticks) }
        case .boneContactSpeed:
            return bone.fastest.map { Observation(value: $0.speed, ticks: TickRange($0.tick, $0.tick)) }
        case .aspirations:
            guard let ticks = aspiration.ticks ?? punctureTicks else { return nil }
            return Observation(value: Double(aspiration.count), ticks: ticks)
        case .drawError:
            let (content, wanted) = (scenario.equipment.content, scenario.equipment.dose)
            return Observation(value: abs(frame.blood * content - wanted) / wanted, ticks: now)
        case .doseOutsideTarget, .injectionTime, .doseError, .whealDiameter, .tipDrift:
            return flow(criterion.measure, frame)
        case .procedureTime:
            return motion.first.map {
                Observation(
                    value: Double(clock.now) / 1e9, forwarded: Double(clock.skipped) / 1e9,
                    ticks: TickRange($0.tick, motion.last?.tick ?? $0.tick))
            }
        case .dwell, .timeAfterWithdrawal, .timeAfterStep: return nil
        }
    }

    /// What is only known once something has been injected.
    private func flow(_ measure: TechniqueMeasure, _ frame: Frame) -> Observation? {
        guard let first = injection.first, let last = injection.lastFlow else { return nil }
        let (content, dose) = (scenario.equipment.content, scenario.equipment.dose)
        let span = TickRange(first.tick, last.tick)
        switch measure {
        case .doseOutsideTarget:
            return Observation(value: injection.outside(frame) * content / dose, ticks: span)
        case .doseError:
            let arrived = injection.arrived(frame) * content
            return Observation(value: abs(arrived - dose) / dose, ticks: TickRange(first.tick, frame.tick))
        case .whealDiameter:
            let volume = frame.delivered[Layer.skin.rawValue] * content
            return Observation(
                value: Wheal(volume: volume, presets: scenario.presets).diameter,
                ticks: TickRange(first.tick, frame.tick))
        case .injectionTime:
            let volume = frame.inTissueShare * content
            return Observation(
                value: Double(injection.duration) / 1e9 * Self.tenthOfMillilitre / volume, ticks: span)
        default:
            return Observation(
                value: injection.drift,
                ticks: injection.driftTick > first.tick ? TickRange(first.tick, injection.driftTick) : span)
        }
    }
}

extension Layer {
    /// The number of its outer face in ``Frame/below``.
    var face: Int { rawValue - 1 }
}
