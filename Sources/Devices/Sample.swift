public import Space

/// What a device said: one report, in SI units and the device's own frame and clock.
///
/// Safe on the servo thread.
@frozen
public struct Sample: BitwiseCopyable, Sendable {
    /// When the device measured it, on the device's clock.
    public var time: Instant
    /// One number per ``Channel``; 0 where the device has none.
    public var values: InlineArray<16, Double>
    public var buttons: Buttons
    /// False while a pen is out of range or a hand is off the device: the pose is then to be frozen, not believed.
    public var inRange: Bool
    /// How many reports the device has made so far; does not move while a device is still.
    public var report: UInt64
    /// From a movement to the force that answers it, as the transport last measured it, s; 0 where it does not measure.
    /// Where it is longer than the profile's, the limiter goes by it.
    public var delay: Double

    @_noLocks @inlinable
    public init(time: Instant = .zero) {
        self.time = time
        values = InlineArray(repeating: 0)
        values[Channel.qw.index] = 1
        buttons = .none
        inRange = true
        report = 0
        delay = 0
    }

    /// The number of one channel.
    public subscript(channel: Channel) -> Double {
        @_noLocks @inlinable get { values[channel.index] }
        @_noLocks @inlinable set { values[channel.index] = newValue }
    }
}
