/// What paces a loop.
public enum Deadline: Sendable, Equatable {
    /// The machine's monotonic clock: a tick at every whole period.
    case monotonic
    /// The device's own reports: a tick at each, as it comes. The machine's clock is the timeout: a tick comes at the
    /// latest when the last command has expired.
    case lockstep
    /// As fast as the processor allows; every tick is exactly one period after the last.
    case stepped
}
