import Foundation
import Space
import Testing
import Transports

@Suite("a hand's tremor")
struct TremorTests {
    /// A signal under a Hann window.
    static func windowed(_ signal: [Double]) -> [Double] {
        signal.enumerated().map { $1 * (0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(signal.count))) }
    }

    /// The power of a signal at a frequency, by the definition of the Fourier transform.
    static func power(_ signal: [Double], at frequency: Double) -> Double {
        var (real, imaginary) = (0.0, 0.0)
        for (i, value) in signal.enumerated() {
            let phase = 2 * .pi * frequency * Double(i) / 1000
            real += value * cos(phase)
            imaginary -= value * sin(phase)
        }
        return real * real + imaginary * imaginary
    }

    @Test("lies between 8 and 12 Hz, on every axis, at the amplitude of the script", arguments: [1, 2])
    func band(seed: Int) throws {
        let length = 32_768
        let still = try Hand("- dwell: \(length) ms", seed: seed)
        let hand = try Hand("- dwell: \(length) ms", tremor: "{frequency: 8 to 12 Hz, amplitude: 0.1 mm}", seed: seed)
        for axis in [\Vector.x, \Vector.y, \Vector.z] {
            let signal = (0..<length).map { hand.tip($0)[keyPath: axis] - still.tip($0)[keyPath: axis] }
            let windowed = Self.windowed(signal)
            let step = 1000.0 / Double(length)
            let bins = Int((8 / step).rounded(.up))...Int((12 / step).rounded(.down))
            // Both signs of each frequency; all the power there is, by Parseval's theorem.
            let inside = 2 * bins.reduce(0) { $0 + Self.power(windowed, at: Double($1) * step) }
            let all = Double(length) * windowed.reduce(0) { $0 + $1 * $1 }
            #expect(inside / all > 0.95 && inside / all <= 1)
            let square = signal.reduce(0) { $0 + $1 * $1 } / Double(length)
            #expect((0.00008...0.00012).contains(square.squareRoot()))
        }
    }

    @Test("the three axes tremble apart")
    func apart() throws {
        let hand = try Hand("- dwell: 10 s", tremor: "{frequency: 8 to 12 Hz, amplitude: 0.1 mm}")
        let still = try Hand("- dwell: 10 s")
        var (xx, xy, yy) = (0.0, 0.0, 0.0)
        for tick in 0..<10_000 {
            let d = hand.tip(tick) - still.tip(tick)
            xx += d.x * d.x
            xy += d.x * d.y
            yy += d.y * d.y
        }
        #expect(abs(xy) / (xx * yy).squareRoot() < 0.5)
    }
}
