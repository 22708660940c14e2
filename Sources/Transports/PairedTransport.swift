public import Devices
public import Space

/// Two devices that hold one needle, read and told in the same tick. One that is gone is both gone.
///
/// Each keeps its own clock; one whose clock runs backward is out of range until it runs on.
public struct PairedTransport<
    First: Transport & Sendable & ~Copyable, Second: Transport & Sendable & ~Copyable
>: Transport, ~Copyable, Sendable {
    private var first: First
    private var second: Second
    private var pairing: PairedReading

    /// - Parameters:
    ///   - first: says where the needle is.
    ///   - merge: who says what.
    public init(_ first: consuming First, _ second: consuming Second, merge: SampleMerge) {
        self.first = first
        self.second = second
        pairing = PairedReading(merge)
    }

    /// Both, just before the first tick.
    public mutating func start(at machine: Instant) {
        first.start(at: machine)
        second.start(at: machine)
    }

    /// Safe on the servo thread.
    public mutating func read(at now: Instant) -> Reading {
        let (one, other) = (first.read(at: now), second.read(at: now))
        return pairing(one, other)
    }

    /// What both said, and which of them said it. Safe on the servo thread.
    public mutating func heard(_ take: (RawReport) -> Void) {
        first.heard(take)
        second.heard { report in
            var marked = report
            marked.isOfSecond = true
            take(marked)
        }
    }

    /// The device that says where the needle is may clock the loop.
    public mutating func awaitReport(until deadline: Instant) -> Arrival? { first.awaitReport(until: deadline) }

    /// Both are told: the one shows the force, the other may rumble. Safe on the servo thread.
    public mutating func write(_ command: Command, at now: Instant) {
        first.write(command, at: now)
        second.write(command, at: now)
    }

    /// Safe on the servo thread.
    public mutating func woke() {
        first.woke()
        second.woke()
    }

    /// Leaves zero force behind on both, and gives both back.
    public mutating func close() {
        first.close()
        second.close()
    }
}
