import Devices
import Profiles

/// Turns events into what two rumble motors do: a pop dies away, a tap is short, friction purrs.
///
/// Motors with a weight need some 30 ms to be felt, so the 3 ms of a rupture can't be shown as they are. All numbers are
/// assumed.
struct Rumble {
    /// How long a pop takes to die away on the strong motor and on the weak one, and how long a tap holds, ns.
    static let pop: (strong: Int64, weak: Int64) = (90_000_000, 45_000_000)
    static let tap: Int64 = 35_000_000
    /// The friction power that is shown at full, W: 0.3 N at 60 mm/s.
    static let texture = 0.018
    /// How much of the weak motor full friction takes, so that events stand out of it.
    static let share = 0.4

    private var popped: (at: Int64, size: Double) = (0, 0)
    private var tapped: (at: Int64, size: Double) = (0, 0)

    /// What the motors are to do at `now`, ns.
    mutating func feel(_ told: Told, at now: Int64) -> Actuation {
        if told.pop > 0 { popped = (now, told.pop) }
        if told.tap > 0 { tapped = (now, told.tap) }
        let tap = now &- tapped.at < Self.tap ? tapped.size : 0
        let texture = Self.share * Self.level(texture: told.texture)
        let strong = left(Self.pop.strong, at: now)
        let weak = max(left(Self.pop.weak, at: now), tap, texture)
        return Actuation(strong: min(1, strong), weak: min(1, weak))
    }

    /// 0 … 1 for a friction power, W: by its root, since the hand feels amplitude.
    static func level(texture power: Double) -> Double { power > 0 ? min(1, (power / texture).squareRoot()) : 0 }

    private func left(_ span: Int64, at now: Int64) -> Double {
        let share = 1 - Double(now &- popped.at) / Double(span)
        return share > 0 ? popped.size * share : 0
    }
}
