/// Why the force is zero. After every fault it returns only outside the skin, with the dead-man held, through the ramp.
@frozen
public enum Fault: UInt8, Sendable, CaseIterable {
    case none
    /// A number of the sample, or of the model, is not finite.
    case notFinite
    /// The device's clock ran backward.
    case clockBackward
    /// The pose moved faster than a hand can.
    case jump
    /// The device is gone. Ends by itself once it is back and well.
    case deviceGone
    /// The trainee, the instructor or a button stopped everything.
    case emergencyStop
    /// So many periods were missed that nobody knows what the hand did: more than 50 ms.
    case late
    /// A device that reports all the time said nothing for longer than a command holds.
    case silent
    /// The machine slept.
    case slept

    /// True for every case but `none`. Safe on the servo thread.
    @inlinable
    public var isFault: Bool {
        @_noLocks get {
            switch self {
            case .none: false
            default: true
            }
        }
    }

    /// Holds until somebody clears it; the others end by themselves. Safe on the servo thread.
    @inlinable
    public var isLasting: Bool {
        @_noLocks get {
            switch self {
            case .emergencyStop: true
            default: false
            }
        }
    }
}
