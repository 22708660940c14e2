import Devices

/// A hand script laid out on ticks of 1 ms: one track for the needle, one for the plunger, and what happens between.
struct HandTimeline {
    /// One way from rest to rest.
    struct Segment<Value> {
        var start: Int
        var end: Int
        var from: Value
        var to: Value

        /// The share of the way that is done at a tick.
        func done(at tick: Int) -> Double {
            end > start ? MinimumJerk.done(Double(tick - start) / Double(end - start)) : 1
        }
    }
    /// A button that goes down or up.
    struct Press {
        var tick: Int
        var button: Buttons
        var down: Bool
    }

    private(set) var needle: [Segment<HandPlacement>] = []
    private(set) var plunger: [Segment<Double>] = []
    private(set) var presses: [Press] = []
    private(set) var actions: [TimedAction] = []
    private(set) var troubles: [DeviceTrouble] = []
    /// The last tick.
    private(set) var length = 0

    private var placement: HandPlacement
    private var stroke = 0.0

    init(_ script: HandScript) {
        placement = script.start
        for move in script.moves { length = add(move, at: length) }
    }

    /// Adds a move that starts at a tick, and says when it ends.
    private mutating func add(_ move: HandMove, at tick: Int) -> Int {
        switch move {
        case .to(let target, let over): return bring(to: target.from(placement), at: tick, over)
        case .insert(let depth, let over):
            return bring(to: HandTarget(height: -depth).from(placement), at: tick, over)
        case .withdraw(let height, let over):
            return bring(to: HandTarget(height: height).from(placement), at: tick, over)
        case .plunge(let share, let over):
            let end = tick + Self.ticks(over)
            plunger.append(Segment(start: tick, end: end, from: stroke, to: share))
            stroke = share
            return end
        case .dwell(let over): return tick + Self.ticks(over)
        case .press(let button): presses.append(Press(tick: tick, button: button.button, down: true))
        case .release(let button): presses.append(Press(tick: tick, button: button.button, down: false))
        case .act(let said): actions += said.map { TimedAction(tick: UInt64(tick), action: $0) }
        case .trouble(let kind, let over):
            troubles.append(DeviceTrouble(kind: kind, start: tick, end: tick + Self.ticks(over)))
        case .unplug: troubles.append(DeviceTrouble(kind: .unplugged, start: tick, end: .max))
        case .replug:
            if let last = troubles.lastIndex(where: { $0.kind == .unplugged }) { troubles[last].end = tick }
        case .together(let moves): return moves.map { add($0, at: tick) }.max() ?? tick
        }
        return tick
    }

    private mutating func bring(to end: HandPlacement, at tick: Int, _ over: Double) -> Int {
        let last = tick + Self.ticks(over)
        needle.append(Segment(start: tick, end: last, from: placement, to: end))
        placement = end
        return last
    }

    static func ticks(_ seconds: Double) -> Int { max(1, Int((seconds * 1000).rounded())) }
}
