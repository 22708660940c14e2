import Glibc
import Space

/// A second-order Butterworth low-pass at 10 Hz for samples of 1 kHz, forward only.
///
/// Movements of a hand lie below it, tremor (8–12 Hz) at its edge, a device's noise above it. It begins at rest at the
/// first value. Fixed, so that smoothness can be compared between runs (Singh 2021).
struct LowPass {
    /// Hz.
    static let cutoff = 10.0
    static let rate = 1000.0

    private static let k = tan(Double.pi * cutoff / rate)
    private static let norm = 1 / (1 + 2.0.squareRoot() * k + k * k)
    private static let b0 = k * k * norm
    private static let a1 = 2 * (k * k - 1) * norm
    private static let a2 = (1 - 2.0.squareRoot() * k + k * k) * norm

    private let b0: Double
    private let a1: Double
    private let a2: Double
    private var first: Vector
    private var second: Vector

    /// At rest at a value.
    init(at value: Vector) {
        (b0, a1, a2) = (Self.b0, Self.a1, Self.a2)
        first = value * (1 - b0)
        second = value * (b0 - a2)
    }

    /// The next value, 1 ms after the last.
    mutating func step(_ value: Vector) -> Vector {
        let out = value * b0 + first
        first = value * (2 * b0) - out * a1 + second
        second = value * b0 - out * a2
        return out
    }
}
