/// Puts the samples of two devices that hold one needle together.
///
/// Safe on the servo thread.
@frozen
public struct SampleMerge: BitwiseCopyable, Sendable {
    @usableFromInline var taken: UInt32
    @usableFromInline let buttons: Buttons
    @usableFromInline let mustBeInRange: Bool

    /// Not for the servo thread.
    /// - Parameters:
    ///   - channels: what the second device says in place of the first.
    ///   - buttons: those of the second that count; those of the first all do.
    ///   - mustBeInRange: the needle is not believed while the second device is out of range.
    public init(channels: [Channel], buttons: Buttons, mustBeInRange: Bool) {
        taken = 0
        for channel in channels { taken |= 1 << UInt32(channel.index) }
        self.buttons = buttons
        self.mustBeInRange = mustBeInRange
    }

    /// The needle's sample: the first's clock and report, and each channel from whom it belongs to.
    @_noLocks @inlinable
    public func callAsFunction(_ first: Sample, _ second: Sample) -> Sample {
        var sample = first
        for i in 0..<Channel.count where taken >> UInt32(i) & 1 == 1 { sample.values[i] = second.values[i] }
        let counted = Buttons(bits: second.buttons.bits & buttons.bits)
        sample.buttons = first.buttons.union(counted)
        if mustBeInRange && !second.inRange { sample.inRange = false }
        return sample
    }
}
