import Space

/// The knock of the tip on bone: a decaying oscillation that starts with the speed of the blow. Its table is made off the loop.
///
/// It only ever resists: it is between zero and its peak, and is felt while the hand does not draw back, so that no path
/// takes energy out of it. Safe on the servo thread.
@frozen
public struct Tap: BitwiseCopyable, Sendable, Equatable {
    @usableFromInline static var count: Int { @_noLocks get { 121 } }
    @usableFromInline var shape: InlineArray<121, Double>
    /// N for each m/s of the blow, and the most, N.
    @usableFromInline var gain, most: Double
    /// How long it lasts, s.
    public private(set) var length: Double

    /// Not for the servo thread.
    /// - Parameters:
    ///   - frequency: Hz, 0 … 1000.
    ///   - decay: time in which it falls to 1/e, s.
    ///   - gain: N for each m/s of the blow.
    ///   - most: the largest, N.
    ///   - length: after which it is over, s, more than 0.
    public init(frequency: Double, decay: Double, gain: Double, most: Double, length: Double) {
        shape = InlineArray(repeating: 0)
        self.gain = gain
        self.most = most
        self.length = length
        let step = length / Double(Self.count - 1)
        for i in 0..<(Self.count - 1) {
            let time = Double(i) * step
            let turns = time * frequency
            let turn = CircularFunctions((turns - turns.rounded()) * 2 * Double.pi)
            shape[i] = (0.5 + 0.5 * turn.cosine) / Power.of(2.718_281_828_459_045, time / decay)
        }
    }

    /// None.
    public static var none: Tap { Tap(frequency: 0, decay: 1, gain: 0, most: 0, length: 0.030) }

    @inlinable
    public static func == (a: Tap, b: Tap) -> Bool {
        a.gain == b.gain && a.most == b.most && a.length == b.length
            && (0..<121).allSatisfy { a.shape[$0] == b.shape[$0] }
    }

    /// N, `time` seconds after a blow at `speed` m/s. Changes nothing: where it may not, the compiler copies the table.
    @_noLocks mutating func force(after time: Double, speed: Double) -> Double {
        guard time >= 0 && time < length && speed > 0 else { return 0 }
        let at = time / length * Double(Self.count - 1)
        let i = min(Self.count - 2, Int(at))
        let here = shape[i] + (shape[i &+ 1] - shape[i]) * (at - Double(i))
        return min(most, gain * speed) * here
    }
}
