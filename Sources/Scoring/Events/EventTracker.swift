import Collision
import Servo
import Space

/// Follows the events of a scenario: what has begun, what was done about it, and by when.
struct EventTracker {
    /// What is known of one event.
    struct Record {
        /// When the cue came.
        var begun: StepRecord.Mark?
        /// When each reaction was done; nil while it was not.
        var done: [StepRecord.Mark?]
        var forbidden: (forbidden: Step.Forbidden, mark: StepRecord.Mark)?
        /// All reactions are done, or their time is over.
        var isOver = false
        /// Of the tip when the cue came, m along the needle.
        var travel = 0.0
        /// When a timed event is due, ns of the procedure; luck has decided it once.
        var due: Int64?
    }

    let events: [ScenarioEvent]
    let cohort: UInt64
    private let mode: ScoringMode
    private(set) var records: [Record]

    /// Share of the syringe's content that is a leak.
    private static let leak = 0.01
    /// How far back the tip must go, m: 3 mm.
    private static let back = 0.003

    init(_ events: [ScenarioEvent], cohort: UInt64, mode: ScoringMode) {
        self.events = events
        self.cohort = cohort
        self.mode = mode
        records = events.map { Record(done: Array(repeating: nil, count: $0.reactions.count)) }
    }

    /// The event that waits for reactions.
    var active: Int? { records.firstIndex { $0.begun != nil && !$0.isOver } }

    /// A frame, at the procedure's time; the event that is over with it, if any.
    mutating func follow(_ frame: Frame, at mark: StepRecord.Mark, steps: StepTracker) -> Int? {
        var over: Int?
        for number in events.indices where !records[number].isOver {
            guard let begun = records[number].begun else {
                if isDue(number, frame, mark) { begin(number, frame, mark) }
                continue
            }
            for (index, reaction) in events[number].reactions.enumerated() where records[number].done[index] == nil {
                if let does = reaction.does, isSeen(does, frame, records[number].travel) {
                    records[number].done[index] = mark
                }
            }
            if close(number, begun, mark, steps) { over = number }
        }
        return over
    }

    /// What somebody did; true where it belongs to an event.
    ///
    /// Where an instructor confirms a reaction, in a test the trainee's word does nothing.
    /// A deed brings something about only once a needle has been used, as it is forbidden only then.
    mutating func apply(
        _ deed: String, byInstructor: Bool, needleUsed: Bool, _ frame: Frame, at mark: StepRecord.Mark
    ) -> Bool {
        if byInstructor, let number = events.firstIndex(where: { $0.id == deed }), records[number].begun == nil {
            begin(number, frame, mark)
            return true
        }
        var belongs = false
        for number in events.indices
        where needleUsed && events[number].trigger == .did(deed) && records[number].begun == nil {
            begin(number, frame, mark)
            belongs = true
        }
        for number in events.indices where records[number].begun != nil {
            if let index = events[number].reactions.firstIndex(where: { $0.id == deed }) {
                belongs = true
                let reaction = events[number].reactions[index]
                let counts = byInstructor || mode == .learn || reaction.confirmedBy == .trainee
                if counts && records[number].done[index] == nil { records[number].done[index] = mark }
            }
            if let bad = events[number].forbids.first(where: { $0.deed == deed }), records[number].forbidden == nil {
                belongs = true
                records[number].forbidden = (bad, mark)
            }
        }
        return belongs
    }

    /// A step was done: timed events after it are drawn.
    mutating func schedule(after step: String, at mark: StepRecord.Mark) {
        for number in events.indices where records[number].due == nil {
            guard case .after(step, let between, let chance) = events[number].trigger else { continue }
            let luck = Self.share(cohort, UInt64(number) * 2 + 101)
            let moment = Self.share(cohort, UInt64(number) * 2 + 102)
            let wait = between.lowerBound + (between.upperBound - between.lowerBound) * moment
            records[number].due = luck < chance ? mark.time + Int64((wait * 1e9).rounded()) : .max
        }
    }

    private mutating func begin(_ number: Int, _ frame: Frame, _ mark: StepRecord.Mark) {
        records[number].begun = mark
        records[number].travel = frame.travel
        if events[number].reactions.isEmpty { records[number].isOver = true }
    }

    private func isDue(_ number: Int, _ frame: Frame, _ mark: StepRecord.Mark) -> Bool {
        switch events[number].trigger {
        case .instructor, .did: false
        case .after: records[number].due.map { mark.time >= $0 } ?? false
        case .touches(.nerve): frame.marks.contains(.nearNerve) || frame.marks.contains(.inNerve)
        case .touches(.blood): frame.blood > 0
        case .touches(.bone): frame.marks.contains(.onBone)
        case .touches(.bursa): frame.marks.contains(.inBursa)
        case .touches(.leak): frame.leaked >= Self.leak
        }
    }

    private func isSeen(_ movement: ScenarioEvent.Movement, _ frame: Frame, _ travel: Double) -> Bool {
        switch movement {
        case .plungerStill: frame.flow <= 0
        case .needleOut: !frame.marks.contains(.inTissue)
        case .tipBack: frame.travel <= travel - Self.back
        }
    }

    /// True where all is done, or the last time is over.
    private mutating func close(
        _ number: Int, _ begun: StepRecord.Mark, _ mark: StepRecord.Mark, _ steps: StepTracker
    ) -> Bool {
        let open = events[number].reactions.indices.contains { index in
            let reaction = events[number].reactions[index]
            guard records[number].done[index] == nil else { return false }
            if let step = reaction.before, steps.record(step)?.reachedAt != nil { return false }
            guard let within = reaction.within else { return true }
            return mark.time - begun.time <= Int64((within * 1e9).rounded())
        }
        records[number].isOver = !open
        return !open
    }

    private static func share(_ seed: UInt64, _ stream: UInt64) -> Double {
        Double(CohortSeed(seed, stream: stream).bits >> 11) / Double(1 << 53)
    }
}
