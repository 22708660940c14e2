/// How a practised hand gets from one place to another: at rest at both ends, with the least jerk (Flash & Hogan 1985).
enum MinimumJerk {
    /// The share of the way that is done, 0 … 1.
    ///
    /// - Parameter share: the share of the time that has passed, held to 0 … 1.
    static func done(_ share: Double) -> Double {
        let t = share < 0 ? 0 : (share > 1 ? 1 : share)
        return t * t * t * (10 + t * (-15 + t * 6))
    }

    /// The largest speed over the mean speed: 15/8 (derived from the polynomial, in the middle).
    static let peak = 1.875
}
