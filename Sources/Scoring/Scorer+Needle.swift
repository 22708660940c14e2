import Servo
import Sessions
import Space

extension Scorer {
    /// What an event begins, at its frame.
    mutating func begin(_ kind: Event.Kind, _ frame: Frame) {
        switch kind {
        case .skinPunctured: puncture(frame)
        case .needleStopped:
            if isDeep { insertion.stop(frame) }
            motion.endInsertion(frame, standing: true)
            tracker.end(.needleStill, at: mark(frame))
        case .plungerStarted:
            plungerMoves = true
            tracker.movePlunger(at: mark(frame))
            if isDeep {
                injection.begin(frame)
                motion.endInsertion(frame)
            }
        case .plungerStopped:
            plungerMoves = false
            injection.rest()
        case .boneTouched: if isDeep { bone.touch(frame) }
        default: break
        }
    }

    private mutating func puncture(_ frame: Frame) {
        punctures += 1
        punctureTicks = TickRange(punctureTicks?.first ?? frame.tick, frame.tick)
        isDeep = true
        entryAxis = frame.axis
        straightest = 1
        insertion.begin(frame)
        motion.puncture(frame)
        approach.puncture(frame)
        retreat.restart(at: frame)
        aspiration.begin(frame)
        let mark = mark(frame)
        trigger(.puncture, from: mark, to: mark)
        take(.puncture, frame)
        if plungerMoves { injection.begin(frame) }
        lookForWait()
    }

    /// One frame in tissue.
    mutating func follow(_ frame: Frame) {
        if !insertion.isOver { insertion.follow(frame) }
        if bone.isOpen { bone.follow(frame) }
        if countsAspirations && !injection.injectedHere { aspiration.follow(frame) }
        if retreat.follow(frame) {
            straightest = 1
            switch retreat.phase {
            case .held: injection.keep()
            case .leaving: injection.save(frame)
            case .withdrawing: break
            }
        }
        if awaitsDose && frame.deliveredShare * scenario.equipment.content >= Self.whole * scenario.equipment.dose {
            awaitsDose = false
            tracker.end(.doseDelivered, at: mark(frame))
        }
        if retreat.phase == .withdrawing { straightest = min(straightest, frame.axis.dot(entryAxis)) }
        if frame.flow > 0, injection.follow(frame), let start = injection.start {
            insertion.inject(frame)
            let first = StepRecord.Mark(tick: start.tick, time: clock.now, skipped: clock.skipped)
            trigger(.injection, from: first, to: mark(frame))
            take(.injectionStart, start)
        }
    }

    /// The needle has left the skin.
    mutating func end(_ frame: Frame) {
        guard isDeep else { return }
        if retreat.phase != .withdrawing { straightest = frame.axis.dot(entryAxis) }
        let out = retreat.leave(frame)
        var dwell: Observation?
        if injection.injectedHere, let flow = injection.lastFlow {
            dwell = Observation(
                value: Double(out.time - flow.time) / 1e9,
                ticks: TickRange(min(out.tick, flow.tick), max(out.tick, flow.tick)))
        }
        injection.leave(frame)
        tracker.end(.needleOut, at: mark(frame))
        motion.endInsertion(frame)
        bone.leave(frame)
        let mark = mark(frame)
        trigger(.withdrawal, from: StepRecord.Mark(tick: out.tick, time: mark.time), to: mark)
        take(.injection, frame)
        take(.withdrawn, frame, dwell: dwell)
        take(.withdrawal, frame)
        leave(at: mark)
        lookForWait()
    }

    /// Where blood is drawn, drawing it is the task.
    private var countsAspirations: Bool { scenario.equipment.route != .intravenous }
    /// The share of the dose that is the dose: what a syringe's stopper holds back is not missed.
    private static let whole = 0.99
    /// From where on a needle approaches the skin, m (an engineering choice).
    private static let nearby = 0.030

    /// One frame before the needle has come near the skin.
    mutating func near(_ frame: Frame) {
        guard frame.below[0] > -Self.nearby, frame.marks.contains(.tracked) else { return }
        awaitsApproach = false
        let mark = mark(frame)
        trigger(.approach, from: mark, to: mark)
        lookForWait()
    }

    /// A sensed step begins, and what may come after it is drawn.
    private mutating func trigger(_ trigger: Step.Trigger, from mark: StepRecord.Mark, to end: StepRecord.Mark) {
        tracker.trigger(trigger, from: mark, to: end)
        guard !scenario.events.isEmpty, let step = scenario.steps.first(where: { $0.starts == trigger }) else { return }
        happenings.schedule(after: step.id, at: end)
    }

    private func mark(_ frame: Frame) -> StepRecord.Mark {
        StepRecord.Mark(tick: frame.tick, time: clock.now, skipped: clock.skipped)
    }
}
