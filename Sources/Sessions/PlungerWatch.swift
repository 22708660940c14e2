import Space

/// Tells when a plunger is pushed, and when it has come to rest. Pulling it back is no push.
struct PlungerWatch: Sendable {
    enum Change: Sendable {
        case started, stopped
    }

    /// Share of the stroke below which nothing moved: 0.1 % (an engineering choice; 0.3 µL of a 0.3 mL dose).
    static let noise = 0.001
    /// ns at rest after which a push is over: 300 ms, as for the needle.
    static let restTime: Int64 = 300_000_000

    private var anchor = Double.infinity
    private var since = Instant.zero
    private(set) var moving = false

    mutating func watch(_ plunger: Double, at now: Instant) -> Change? {
        if !moving {
            guard plunger > anchor + Self.noise else {
                if plunger < anchor { anchor = plunger }
                return nil
            }
            moving = true
            anchor = plunger
            since = now
            return .started
        }
        if plunger > anchor + Self.noise || plunger < anchor - Self.noise {
            anchor = plunger
            since = now
            return nil
        }
        guard now - since >= Self.restTime else { return nil }
        moving = false
        anchor = plunger
        return .stopped
    }
}
