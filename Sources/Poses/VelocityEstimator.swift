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
    private let noise: Double

    /// - Parameter noise: the largest error of one position, m.
    init(noise: Double) { self.noise = noise }

    /// Forgets everything: the next place is a beginning.
    @_noLocks mutating func restart() {
        count = 0
    }

    /// - Returns: m/s; zero for the first place after a restart.
    @_noLocks mutating func estimate(_ place: Vector, period: Double) -> Vector {
        clock += period
        head = (head &+ 1) & 15
        places[head] = place
        times[head] = clock
        count = min(16, count &+ 1)
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
