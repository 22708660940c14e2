/// What goes wrong with a virtual device, from one tick to before another.
@frozen
public struct DeviceTrouble: BitwiseCopyable, Sendable, Equatable {
    /// How a device goes wrong.
    @frozen
    public enum Kind: BitwiseCopyable, Sendable, Equatable {
        /// The sensors stand still; reports go on.
        case freeze
        /// No report comes.
        case drop
        /// Every report comes twice.
        case duplicate
        /// Numbers without sense, other ones in every report.
        case garbage
        /// A place that is not a number.
        case notANumber
        /// A place that is off, m along the device's x.
        case jump(by: Double)
        /// Reports that come late, by so many ticks.
        case delay(by: Int)
        /// The device is not there.
        case unplugged
    }
    public var kind: Kind
    /// Its first tick, of 1 ms.
    public var start: Int
    /// The tick that is well again.
    public var end: Int

    /// True where the device is wrong in this way at a tick. Safe on the servo thread.
    @_noLocks
    func covers(_ tick: Int) -> Bool { start <= tick && tick < end }
}
