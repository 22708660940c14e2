/// Guides a person through homing: pull the grip all the way out, then push it in, until every leg has passed its mark.
///
/// A value without a wire or a screen. Bounded: after ``longest`` it gives up.
public struct FalconHoming: Sendable {
    /// What the person should do.
    public enum Advice: Sendable, Equatable {
        case pullOut
        case pushIn
        /// Every leg is homed.
        case done
        /// It took too long.
        case gaveUp
    }

    /// How long a person has, s (assumed).
    public static let longest = 120.0
    /// How far the cranks turn from all the way in to all the way out, counts: about two thirds of their travel (derived).
    static let travel = 1200.0
    /// How long the grip rests at its end before it counts as all the way out, s (assumed).
    static let rest = 0.4
    /// How long to push in before it is tried again from the start, s (assumed).
    static let patience = 10.0

    /// What the person should do now.
    public private(set) var advice = Advice.pullOut
    /// How many legs are homed, 0 … 3.
    public private(set) var homedLegs = 0
    private var began: Double?
    private var lowest = Double.infinity
    private var highest = -Double.infinity
    private var movedAt = 0.0
    private var turnedAt = 0.0

    public init() {}

    /// Takes a report in.
    /// - Parameter time: s, on any clock that runs forward.
    public mutating func observe(_ report: FalconReport, at time: Double) -> Advice {
        if began == nil {
            began = time
            movedAt = time
        }
        homedLegs = report.homed.nonzeroBitCount
        if report.isHomed {
            advice = .done
        } else if time - (began ?? time) > Self.longest {
            advice = .gaveUp
        } else {
            follow(report, at: time)
        }
        return advice
    }

    private mutating func follow(_ report: FalconReport, at time: Double) {
        let real = report.realCounts
        let mean = (real[0] + real[1] + real[2]) / 3
        lowest = min(lowest, mean)
        if mean > highest + 2 {
            highest = mean
            movedAt = time
        }
        switch advice {
        case .pullOut:
            // Out and at rest there; a grip that was out from the start never moves further out.
            let far = highest - lowest > Self.travel / 2 && mean > highest - 40
            let still = time - movedAt > Self.rest
            if still && (far || time - movedAt > 5 * Self.rest) {
                advice = .pushIn
                turnedAt = time
            }
        default:
            if time - turnedAt > Self.patience {
                advice = .pullOut
                lowest = mean
                highest = mean
                movedAt = time
            }
        }
    }
}
