import Servo

/// Counts how often the plunger was drawn back in tissue before anything was injected.
struct Aspiration {
    /// Share of the content; an engineering choice, well above what a finger on the plunger does unmeant.
    static let drawn = 0.05

    private(set) var count = 0
    private(set) var ticks: TickRange?
    private var highest = -Double.infinity
    private var lowest = Double.infinity
    private var isDrawn = false

    /// The skin gives way.
    mutating func begin(_ frame: Frame) {
        highest = frame.plunger
        lowest = frame.plunger
        isDrawn = false
    }

    /// One frame in tissue, as long as nothing was injected.
    mutating func follow(_ frame: Frame) {
        let share = frame.plunger
        if isDrawn {
            lowest = min(lowest, share)
            // Let go again: the next pull is another one.
            if share > lowest + Self.drawn {
                isDrawn = false
                highest = share
            }
            return
        }
        highest = max(highest, share)
        guard share < highest - Self.drawn else { return }
        isDrawn = true
        lowest = share
        count += 1
        ticks = TickRange(ticks?.first ?? frame.tick, frame.tick)
    }
}
