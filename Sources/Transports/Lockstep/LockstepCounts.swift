/// What happened on a lockstep wire so far.
public struct LockstepCounts: Sendable, Equatable {
    /// Reports that came.
    public var reports = 0
    /// Reports that were answered by the tick that they began.
    public var answered = 0
    /// Reports of a running servo that the transport thread answered itself, since the tick was not done in time.
    public var unanswered = 0
    /// Commands that expired: zero was sent in their place.
    public var expired = 0
    /// Frames that were sent again, since the device did not answer.
    public var restarts = 0
    /// Bytes that belonged to no frame.
    public var refusedBytes = 0
    /// Times that the wire stalled and was cleared.
    public var stalls = 0

    public init() {}
}
