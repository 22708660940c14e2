public import Devices

/// What a scripted hand says, and when.
public struct TimedAction: Sendable, Equatable {
    /// The tick, of 1 ms, at which it is said.
    public var tick: UInt64
    public var action: Action

    public init(tick: UInt64, action: Action) {
        self.tick = tick
        self.action = action
    }
}
