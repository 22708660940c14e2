/// A wait that is going on, for the live line and the report.
public struct WaitState: Sendable, Equatable {
    /// The step's id.
    public var step: String
    /// Since the wait began, on the procedure's clock, s.
    public var elapsed: Double
    /// When it is over, s.
    public var target: Double
    /// How many times faster than the run the procedure's clock is now; 1 near the skin.
    public var factor: Double
}
