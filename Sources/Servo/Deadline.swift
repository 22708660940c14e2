/// What paces a loop.
public enum Deadline: Sendable, Equatable {
    /// The machine's monotonic clock: a tick at every whole period.
    case monotonic
    /// As fast as the processor allows; every tick is exactly one period after the last.
    case stepped
}
