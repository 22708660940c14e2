/// Where a report carries a gyroscope and an accelerometer, and how they sit in the hand.
///
/// Safe on the servo thread.
@frozen
public struct MotionFormat: BitwiseCopyable, Sendable, Equatable {
    /// An axis of the sensors, with its direction.
    @frozen
    public struct Axis: BitwiseCopyable, Sendable, Equatable {
        /// 0 x, 1 y, 2 z.
        public let index: Int
        /// The other way.
        public let isNegative: Bool

        @_noLocks @inlinable
        public init(index: Int, isNegative: Bool = false) {
            self.index = index < 0 ? 0 : (index > 2 ? 2 : index)
            self.isNegative = isNegative
        }
    }

    /// Three numbers, one after the other; where a report holds two measurements of them, the older first.
    public var gyroscope: ReportField
    public var accelerometer: ReportField
    /// Where a report's second measurement begins; 0 where it holds one.
    public var secondGyroscope: Int
    public var secondAccelerometer: Int
    /// What one unit of the gyroscope is, rad/s.
    public var turn: Double
    /// What the accelerometer says at rest, in its units.
    public var gravity: Double
    /// What both say for nothing, in their units.
    public var zero: Double
    /// The axis that points where the needle goes.
    public var needle: Axis
    /// The axis that points to the trainee's right.
    public var right: Axis
    /// In this time the accelerometer corrects the gyroscope, s.
    public var settling: Double

    @_noLocks @inlinable
    public init(
        gyroscope: ReportField, accelerometer: ReportField, second: (gyroscope: Int, accelerometer: Int) = (0, 0),
        turn: Double, gravity: Double, zero: Double = 0, needle: Axis, right: Axis, settling: Double
    ) {
        self.gyroscope = gyroscope
        self.accelerometer = accelerometer
        secondGyroscope = second.gyroscope
        secondAccelerometer = second.accelerometer
        self.turn = turn
        self.gravity = gravity
        self.zero = zero
        self.needle = needle
        self.right = right
        self.settling = settling
    }
}
