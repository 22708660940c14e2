public import Space

/// A way to a device. Virtual, scripted, replayed and real devices are all transports, chosen by profile.
///
/// `read` and `write` are called on the servo thread once a tick, and must not wait, allocate, lock or throw.
/// Everything else is called on an ordinary thread before the first tick or after the last.
public protocol Transport: ~Copyable {
    /// Just before the first tick: what the machine's monotonic clock says at the run's zero. Not for the servo thread.
    mutating func start(at machine: Instant)
    /// What the device says at `now`, on the run's clock. Safe on the servo thread.
    mutating func read(at now: Instant) -> Reading
    /// Waits for the device's next report, at most until `deadline`; both on the machine's clock. Only lockstep devices
    /// clock a loop; where the servo thread sleeps.
    ///
    /// - Returns: when it was measured and came, or `nil` at the deadline, and once the device is gone.
    mutating func awaitReport(until deadline: Instant) -> Arrival?
    /// Tells the device. Safe on the servo thread.
    mutating func write(_ command: Command, at now: Instant)
    /// Hands on what the device said since the last time, as it said it. Right after a `read`; safe on the servo thread.
    mutating func heard(_ take: (RawReport) -> Void)
    /// The machine has slept: nobody knows what became of the device meanwhile. Safe on the servo thread.
    mutating func woke()
    /// Leaves zero force behind and gives the device back. Not for the servo thread.
    mutating func close()
}

extension Transport where Self: ~Copyable {
    /// The device does not clock the loop.
    public mutating func awaitReport(until deadline: Instant) -> Arrival? { nil }
    /// A device that stays what it was.
    @inlinable
    public mutating func woke() {}
    /// Nothing: for a device whose samples are its reports.
    @inlinable
    public mutating func heard(_ take: (RawReport) -> Void) {}
}
