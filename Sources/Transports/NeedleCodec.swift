public import Devices
public import Space

/// From what a recording kept of the one device, or of the two, that held the needle to readings.
///
/// Not for the servo thread.
public struct NeedleCodec: Sendable {
    private var main: RawCodec
    private var other: RawCodec?
    private var pairing: PairedReading?

    /// One device alone.
    public init(_ main: RawCodec) { self.main = main }

    /// Two devices.
    /// - Parameters:
    ///   - main: of the one that says where the needle is.
    ///   - merge: who says what.
    public init(_ main: RawCodec, _ other: RawCodec, merge: SampleMerge) {
        self.main = main
        self.other = other
        pairing = PairedReading(merge)
    }

    /// Takes in what a device said, in order.
    public mutating func take(_ report: RawReport) {
        guard report.isOfSecond else { return main.take(report) }
        var own = report
        own.isOfSecond = false
        other?.take(own)
    }

    /// The needle at an instant of the run's clock.
    public mutating func read(at now: Instant) -> Reading {
        let one = main.read(at: now)
        guard let two = other?.read(at: now) else { return one }
        return pairing?(one, two) ?? one
    }
}
