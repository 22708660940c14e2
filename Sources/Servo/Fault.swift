/// Why the force is zero. A fault holds until it is cleared.
@frozen
public enum Fault: UInt8, Sendable, CaseIterable {
    case none
    /// A number of the sample, or of the model, is not finite.
    case notFinite
    /// The device's clock ran backward.
    case clockBackward
    /// The pose moved faster than a hand can.
    case jump
    /// The device is gone.
    case deviceGone
    /// The trainee, the instructor or a button stopped everything.
    case emergencyStop
    /// So many periods were missed that the last command expired.
    case late

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
            case .deviceGone, .emergencyStop: true
            default: false
            }
        }
    }
}
