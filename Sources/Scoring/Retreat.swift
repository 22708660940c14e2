import Servo
import Space

/// Follows the needle on its way out, and tells a withdrawal from a drift.
///
/// A needle leaves when it is 0.3 mm back from its deepest place, and withdraws when it is 2 mm back. If it then stops
/// (less than 0.6 mm outward in 300 ms, which is 2 mm/s) or comes 1 mm forward again, it was no withdrawal, and all that
/// happened meanwhile happened while the needle was held. The four numbers are engineering choices: above tremor
/// (some 0.1 mm), and 2 mm as the scenario's withdrawal is defined.
struct Retreat {
    enum Phase {
        case held, leaving, withdrawing
    }

    static let tremor = 0.0003
    static let progress = 0.0006
    static let patience: Int64 = 300_000_000
    static let forward = 0.001
    static let withdrawal = 0.002

    private(set) var phase = Phase.held
    /// When the needle was 2 mm back; before that, when it left.
    private(set) var began = StepRecord.Mark(tick: 0, time: 0)
    private var deepest = 0.0
    private var lowest = 0.0
    private var mark = 0.0
    private var markTime = Instant.zero

    mutating func restart(at frame: Frame) {
        phase = .held
        deepest = frame.travel
        lowest = frame.travel
        mark = frame.travel
        markTime = frame.time
    }

    /// The needle is out: when it began to go. A needle that was hardly in has gone at once.
    mutating func leave(_ frame: Frame) -> StepRecord.Mark {
        if phase == .held { began = StepRecord.Mark(tick: frame.tick, time: frame.time.nanoseconds) }
        return began
    }

    /// One frame in tissue; true where the phase changed.
    mutating func follow(_ frame: Frame) -> Bool {
        let travel = frame.travel
        if travel > deepest { deepest = travel }
        if travel >= deepest - Self.tremor {
            mark = deepest
            markTime = frame.time
            lowest = travel
            guard phase != .held else { return false }
            phase = .held
            return true
        }
        if travel < lowest { lowest = travel }
        if travel < mark - Self.progress {
            mark = travel
            markTime = frame.time
        } else if frame.time - markTime > Self.patience || travel > lowest + Self.forward {
            let was = phase
            restart(at: frame)
            return was != .held
        }
        switch phase {
        case .held: phase = .leaving
        case .leaving where travel <= deepest - Self.withdrawal: phase = .withdrawing
        case .leaving, .withdrawing: return false
        }
        began = StepRecord.Mark(tick: frame.tick, time: frame.time.nanoseconds)
        return true
    }
}
