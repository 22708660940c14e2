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
    /// Tells the device. Safe on the servo thread.
    mutating func write(_ command: Command, at now: Instant)
    /// Leaves zero force behind and gives the device back. Not for the servo thread.
    mutating func close()
}
