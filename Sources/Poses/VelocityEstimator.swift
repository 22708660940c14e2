import Space

/// Velocity from positions: the longest recent window that a straight line explains within the device's noise.
///
/// A fast hand gets a short window and no lag, a still hand a long one and no chatter (first-order adaptive windowing).
/// Windows of 1, 2, 4, 8 and 15 samples are tried. Safe on the servo thread.
struct VelocityEstimator: BitwiseCopyable, Sendable {
    private var places = InlineArray<16, Vector>(repeating: .zero)
    private var times = InlineArray<16, Double>(repeating: 0)
    private var count = 0
    private var head = 0
    private var clock = 0.0
    private var lastPeriod = 0.0
    /// For how many ticks the places have bent so little that every window over them is explained; at most 16.
    private var calm = 0
    private let noise: Double
    /// The square of the bend, place − 2 · before + the one before that, below which a tick is calm, m².
    ///
    /// Places that bend by at most M a tick are at most M · 15² / 8 from any chord of 15 ticks: with 1/60 of the noise that
    /// is less than half of it, and the other half is far more than rounding.
    private let calmBend: Double
    /// Windows over shorter ticks are looked at place by place, s.
    private static var shortest: Double { @_noLocks get { 1e-6 } }

    /// - Parameter noise: the largest error of one position, m.
    init(noise: Double) {
        self.noise = noise
        calmBend = noise * noise * (1.0 / 3600)
    }

    /// Forgets everything: the next place is a beginning.
    @_noLocks mutating func restart() {
        count = 0
        calm = 0
    }

    /// - Returns: m/s; zero for the first place after a restart.
    @_noLocks mutating func estimate(_ place: Vector, period: Double) -> Vector {
        clock += period
        head = (head &+ 1) & 15
        places[head] = place
        times[head] = clock
        count = min(16, count &+ 1)
        calm = isCalm(place, period: period) ? min(16, calm &+ 1) : 0
        if count == 16 && calm >= 14 {
            let back = (head &- 15) & 15
            return (place - places[back]) * (1 / (clock - times[back]))
        }
        var best = Vector.zero
        var window = 1
        while window < count {
            let back = (head &- window) & 15
            let span = clock - times[back]
            guard span > 0 else { break }
            let velocity = (place - places[back]) * (1 / span)
            if window > 1 && !explains(velocity, window: window) { break }
            best = velocity
            window = window == 8 ? 15 : window &* 2
        }
        return best
    }

    /// True where the newest three places bend hardly at all, at ticks of one length.
    @_noLocks private mutating func isCalm(_ place: Vector, period: Double) -> Bool {
        let even = period == lastPeriod && period >= Self.shortest
        lastPeriod = period
        guard even && count >= 3 else { return false }
        let before = places[(head &- 1) & 15]
        return (place - before - (before - places[(head &- 2) & 15])).squaredLength <= calmBend
    }

    /// True where a line of this velocity through the newest place passes all places of the window.
    ///
    /// Changes nothing: where it may not, the compiler copies all places for every one that is looked at.
    @_noLocks private mutating func explains(_ velocity: Vector, window: Int) -> Bool {
        let place = places[head]
        var i = 1
        while i < window {
            let at = (head &- i) & 15
            let error = places[at] - (place - velocity * (clock - times[at]))
            if error.squaredLength > noise * noise { return false }
            i &+= 1
        }
        return true
    }
}
