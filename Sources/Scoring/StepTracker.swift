import Devices

/// Follows a procedure: what is done, what was done out of order, and what comes next.
struct StepTracker {
    let steps: [Step]
    private let index: [String: Int]
    /// A step that somebody says was done counts only once all before it are finished.
    private let isGated: Bool
    private(set) var records: [StepRecord]
    /// The first step that is neither done nor too late; `nil` at the end.
    private(set) var current: Int?
    /// A needle has been in this patient.
    private(set) var needleUsed = false

    /// - Parameters:
    ///   - leftOut: steps that the device can't show.
    ///   - isGated: lead strictly.
    init(_ steps: [Step], leftOut: Set<Int>, isGated: Bool = false) {
        self.steps = steps
        self.isGated = isGated
        index = Dictionary(steps.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        records = steps.indices.map { number in
            var record = StepRecord()
            record.leftOut = leftOut.contains(number)
            return record
        }
        update()
    }

    func number(of id: String) -> Int? { index[id] }
    func record(_ id: String) -> StepRecord? { index[id].map { records[$0] } }

    /// All that must come before has begun.
    func isOpen(_ number: Int) -> Bool {
        steps[number].after.allSatisfy { index[$0].map { records[$0].isReached } ?? true }
    }

    /// Something that must come after has begun.
    func isClosed(_ number: Int) -> Bool {
        steps[number].before.contains { index[$0].map { records[$0].isReached && !records[$0].leftOut } ?? false }
    }

    /// Nothing more is expected of it.
    func isFinished(_ number: Int) -> Bool {
        let (step, record) = (steps[number], records[number])
        if record.leftOut || isClosed(number) { return true }
        switch step.kind {
        case .sensed, .confirm: return record.first != nil
        case .ask, .choose: return !record.answers.isEmpty
        case .checklist: return record.closed || step.wanted.allSatisfy { record.ticked.contains($0.id) }
        case .wait: return record.waited
        }
    }

    /// What somebody said. The number of the step that it completed or added to in time, if any.
    @discardableResult
    mutating func apply(_ action: Action, at mark: StepRecord.Mark) -> Int? {
        defer { update() }
        switch action.kind {
        case .choose(let step, let option):
            guard let number = index[step], let option = steps[number].options.first(where: { $0.id == option }),
                credit(number, action.evidence, at: mark)
            else { return nil }
            records[number].answers.append(option)
            return number
        case .check(let step, let item):
            guard let number = index[step], steps[number].items.contains(where: { $0.id == item }),
                credit(number, action.evidence, at: mark)
            else { return nil }
            records[number].ticked.insert(item)
            return number
        case .confirm(let step):
            guard let number = index[step] else { return nil }
            switch steps[number].kind {
            case .confirm: return credit(number, action.evidence, at: mark) ? number : nil
            case .checklist:
                // Closing a list says nothing about its items; it only goes on.
                if isOpen(number) { records[number].closed = true }
                return nil
            case .sensed, .ask, .choose, .wait: return nil
            }
        case .did(let deed):
            forbid(deed, at: mark)
            return nil
        case .rule(let ruling):
            if case .confirm(let step) = ruling.kind, let number = index[step] { vouch(for: number, at: mark) }
            return nil
        case .end: return nil
        }
    }

    /// The needle did what a sensed step begins with. True where the step's turn had come.
    @discardableResult
    mutating func trigger(_ trigger: Step.Trigger, from mark: StepRecord.Mark, to end: StepRecord.Mark) -> Bool {
        defer { update() }
        if trigger == .puncture { needleUsed = true }
        guard let number = steps.firstIndex(where: { $0.starts == trigger }), credit(number, .sensed, at: mark)
        else { return false }
        records[number].ended = false
        records[number].last = end
        return true
    }

    /// An instructor says that a step was done, in time.
    private mutating func vouch(for number: Int, at mark: StepRecord.Mark) {
        guard steps[number].canBeConfirmed, !records[number].leftOut else { return }
        if records[number].first == nil {
            records[number].first = records[number].reachedAt ?? mark
            records[number].last = records[number].first
        }
        records[number].ticked.formUnion(steps[number].wanted.map(\.id))
        records[number].evidence = .instructor
    }

    /// The needle did what ends a sensed step, or several.
    mutating func end(_ end: Step.End, at mark: StepRecord.Mark) {
        for number in steps.indices where steps[number].ends.contains(end) && isGoingOn(number) {
            records[number].ended = true
            records[number].last = mark
        }
    }

    /// The plunger moves: forbidden in a step that is not over.
    mutating func movePlunger(at mark: StepRecord.Mark) {
        for number in steps.indices where isGoingOn(number) && records[number].forbidden == nil {
            if let forbidden = steps[number].forbids.first(where: { $0.deed == Step.Forbidden.plungerMoves }) {
                records[number].forbidden = (forbidden, mark)
            }
        }
    }

    /// A sensed step with an end has begun and is not over.
    func isGoingOn(_ number: Int) -> Bool {
        records[number].first != nil && !records[number].ended && !steps[number].ends.isEmpty
    }

    /// What was done from a step on counts no more.
    mutating func restart(from first: Int) {
        for number in first..<steps.count {
            var fresh = StepRecord()
            fresh.leftOut = records[number].leftOut
            records[number] = fresh
        }
        update()
    }

    /// A wait has lasted as long as it should.
    mutating func endWait(_ number: Int) {
        records[number].waited = true
        update()
    }

    /// Takes note of a step that was done; true where it counts.
    private mutating func credit(_ number: Int, _ said: Action.Evidence, at mark: StepRecord.Mark) -> Bool {
        guard !records[number].leftOut else { return false }
        let isEarly = isGated && said != .sensed && (0..<number).contains { bars($0) }
        guard isOpen(number), !isEarly else {
            if records[number].early == nil { records[number].early = mark }
            return false
        }
        guard !isClosed(number) else {
            if records[number].late == nil { records[number].late = mark }
            return false
        }
        if isFinished(number) && steps[number].kind != .wait { records[number].repeats += 1 }
        let evidence = evidence(number, said)
        // One declaration among an instructor's words makes the whole a declaration; a confirmation gets stronger.
        if records[number].evidence == nil || (steps[number].kind == .confirm) == (evidence != .declared) {
            records[number].evidence = evidence
        }
        if records[number].first == nil { records[number].first = mark }
        records[number].last = mark
        beginWaits(for: steps[number].id, at: mark)
        return true
    }

    /// A step that strict leading asks for first. While a wait lasts, what comes behind it may be done.
    private func bars(_ number: Int) -> Bool {
        !isFinished(number) && !(steps[number].kind == .wait && records[number].first != nil)
    }

    /// What is counted from a step begins, or begins again, with it.
    private mutating func beginWaits(for id: String, at mark: StepRecord.Mark) {
        for number in steps.indices where steps[number].kind == .wait && isOpen(number) && !isClosed(number) {
            guard steps[number].criteria.contains(where: { $0.since == id }) else { continue }
            if records[number].first == nil { records[number].first = mark }
            records[number].last = mark
            records[number].waited = false
        }
    }

    private func evidence(_ number: Int, _ said: Action.Evidence) -> Action.Evidence {
        if said == .instructor || said == .sensed { return said }
        return steps[number].isDecision ? .decided : .declared
    }

    private mutating func forbid(_ deed: String, at mark: StepRecord.Mark) {
        guard needleUsed else { return }
        for number in steps.indices where isOpen(number) && records[number].forbidden == nil {
            if let forbidden = steps[number].forbids.first(where: { $0.deed == deed }) {
                records[number].forbidden = (forbidden, mark)
            }
        }
    }

    private mutating func update() { current = steps.indices.first { !isFinished($0) } }
}
