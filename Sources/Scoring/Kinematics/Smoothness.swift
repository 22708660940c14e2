import Glibc
public import Space

/// How smooth a movement is, from its speed.
///
/// Neither number says "better" by itself: experts can be faster and jerkier (Villagrán 2021). They are for comparing
/// with oneself and with an exemplar, and earn no points.
public struct Smoothness: Sendable, Equatable {
    /// Log dimensionless jerk of the speed: −ln(T³/v² · ∫(d²v/dt²)² dt), T the duration, v the peak speed.
    public let logJerk: Double?
    /// Spectral arc length of the speed up to 10 Hz: the length of its normalised spectrum, negative; zero-padded to 16
    /// times the next power of two, from the first to the last amplitude of at least 0.05.
    public let spectralArc: Double?

    /// - Parameters:
    ///   - places: at equal steps of time, m.
    ///   - rate: how many a second, Hz.
    public init(places: [Vector], rate: Double) {
        var speed: [Double] = []
        speed.reserveCapacity(places.count)
        for index in places.indices.dropFirst() { speed.append((places[index] - places[index - 1]).length * rate) }
        self.init(speed: speed, rate: rate)
    }

    /// - Parameters:
    ///   - speed: at equal steps of time, m/s; nil comes of fewer than four values, or of a needle that never moved.
    ///   - rate: how many a second, Hz.
    public init(speed: [Double], rate: Double) {
        guard speed.count >= 4, let peak = speed.max(), peak > 0 else {
            logJerk = nil
            spectralArc = nil
            return
        }
        logJerk = Self.logJerk(speed, peak, rate)
        spectralArc = Self.spectralArc(speed, rate)
    }

    private static func logJerk(_ speed: [Double], _ peak: Double, _ rate: Double) -> Double? {
        var sum = 0.0
        for index in 2..<speed.count {
            let jerk = (speed[index] - 2 * speed[index - 1] + speed[index - 2]) * rate * rate
            sum += jerk * jerk
        }
        let duration = Double(speed.count) / rate
        let jerk = duration * duration * duration / (peak * peak) * (sum / rate)
        return jerk > 0 ? -log(jerk) : nil
    }

    private static let highest = 10.0
    private static let threshold = 0.05

    private static func spectralArc(_ speed: [Double], _ rate: Double) -> Double? {
        var size = 1
        while size < speed.count { size *= 2 }
        size *= 16
        let step = rate / Double(size)
        let count = Int((highest / step).rounded(.down)) + 1
        // One turn in equal steps: the angles of every term are among them.
        let turn = (0..<size).map { 2 * Double.pi * Double($0) / Double(size) }
        let (cosines, sines) = (turn.map { cos($0) }, turn.map { sin($0) })
        var amplitudes: [Double] = []
        for bin in 0..<min(count, size) {
            var (re, im) = (0.0, 0.0)
            var at = 0
            for value in speed {
                re += value * cosines[at]
                im -= value * sines[at]
                at = (at + bin) % size
            }
            amplitudes.append((re * re + im * im).squareRoot())
        }
        // A speed is never negative, so nothing exceeds the mean.
        guard let mean = amplitudes.first, mean > 0 else { return nil }
        let shares = amplitudes.map { $0 / mean }
        guard let first = shares.firstIndex(where: { $0 >= threshold }),
            let last = shares.lastIndex(where: { $0 >= threshold }), last > first
        else { return nil }
        let span = Double(last - first)
        var arc = 0.0
        for bin in first..<last {
            let rise = shares[bin + 1] - shares[bin]
            arc += (1 / (span * span) + rise * rise).squareRoot()
        }
        return -arc
    }
}
