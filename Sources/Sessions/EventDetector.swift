public import Devices
public import Servo
import Space

/// Frames and actions in, events out, each at the tick where it happened. Nothing grows with the length of a run.
///
/// Feed every frame in order. A puncture in a tick that also touches fascia or bone comes in the order in which the
/// needle meets them.
public struct EventDetector: Sendable {
    private var marks = Marks.none
    private var tracked = false
    private var everTracked = false
    private var paused = false
    /// How long the procedure was held before, ns, and since when it is.
    private var held: Int64 = 0
    private var heldSince: Instant?
    private var fault = Fault.none
    private var onBone = false
    /// What this insertion has met.
    private var met = Marks.none
    private var empty = false
    private var skin = SkinWatch()
    private var plunger = PlungerWatch()
    /// Along the needle: 2 mm/s for 300 ms is standing, 4 mm/s is moving.
    private var motion = StillnessWatch(span: 0.0006, stillTime: 300_000_000, movingTime: 150_000_000)

    public init() {}

    /// Share of the syringe's content that is out when it counts as empty; the stopper holds a little back.
    private static let emptyShare = 0.99
    /// How far from bone the tip must be before another contact counts, m (an engineering choice).
    private static let boneClearance = 0.0005

    /// One frame.
    public mutating func observe(_ frame: Frame, emit: (Event) -> Void) {
        if frame.marks != marks || onBone || skin.isUnsettled { edges(frame, emit) }
        if frame.fault != fault {
            fault = frame.fault
            if fault.isFault { emit(Event(.faulted("\(fault)"), at: frame)) }
        }
        // Whether a hand moves is asked by the procedure's time, which stands still in a pause.
        if let since = heldSince, !paused {
            held += max(0, frame.time - since)
            heldSince = nil
        }
        if paused {
            heldSince = heldSince ?? frame.time
        } else {
            watch(frame, at: frame.time + (-held), emit)
        }
        if !empty && frame.plunger > 0.9 && frame.deliveredShare >= Self.emptyShare {
            empty = true
            emit(Event(.syringeEmpty, at: frame))
        }
    }

    private mutating func watch(_ frame: Frame, at time: Instant, _ emit: (Event) -> Void) {
        if skin.inside && tracked {
            switch motion.watch(frame.travel, at: time) {
            case .stopped: emit(Event(.needleStopped, at: frame))
            case .moved: emit(Event(.needleMoved, at: frame))
            case nil: break
            }
        }
        switch plunger.watch(frame.plunger, at: time) {
        case .started: emit(Event(.plungerStarted, at: frame))
        case .stopped: emit(Event(.plungerStopped, at: frame))
        case nil: break
        }
    }

    /// What somebody said at a tick.
    ///
    /// - Parameters:
    ///   - tick: of the last frame that was fed, 0 before the first.
    ///   - time: seconds of the run at `tick`.
    public mutating func observe(_ action: Action, tick: UInt64, time: Double, emit: (Event) -> Void) {
        emit(Event(.action(action), tick: tick, time: time))
    }

    private mutating func edges(_ frame: Frame, _ emit: (Event) -> Void) {
        let now = frame.marks
        let risen = Marks(bits: now.bits & ~marks.bits)
        marks = now
        if now.contains(.tracked) != tracked {
            tracked.toggle()
            motion.reset()
            if !tracked {
                emit(Event(.trackingLost, at: frame))
            } else if everTracked {
                emit(Event(.trackingBack, at: frame))
            }
            everTracked = true
        }
        if now.contains(.paused) != paused {
            paused.toggle()
            emit(Event(paused ? .paused : .resumed, at: frame))
        }
        if risen.contains(.touchedSkin) { emit(Event(.skinTouched, at: frame)) }
        let change = skin.watch(frame)
        if change == .punctured {
            motion.reset()
            emit(Event(.skinPunctured(count: skin.punctures), at: frame))
        }
        if risen.contains(.puncturedFascia) { emit(Event(.fasciaPunctured, at: frame)) }
        meet(.inVein, .vesselEntered, risen, frame, emit)
        meet(.nearNerve, .nerveTouched, risen, frame, emit)
        meet(.inBursa, .bursaEntered, risen, frame, emit)
        if risen.contains(.onBone) && !onBone {
            onBone = true
            emit(Event(.boneTouched, at: frame))
        } else if onBone && !now.contains(.onBone) && frame.below[4] < -Self.boneClearance {
            onBone = false
            emit(Event(.boneLeft, at: frame))
        }
        if risen.contains(.needleBent) { emit(Event(.needleBent, at: frame)) }
        if change == .left {
            met = .none
            emit(Event(.needleLeftSkin, at: frame))
        }
    }

    /// Said once for each insertion.
    private mutating func meet(
        _ mark: Marks, _ kind: Event.Kind, _ risen: Marks, _ frame: Frame, _ emit: (Event) -> Void
    ) {
        guard risen.contains(mark), !met.contains(mark) else { return }
        met.insert(mark)
        emit(Event(kind, at: frame))
    }
}
