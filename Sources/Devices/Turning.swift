public import Space

/// Where the needle's direction comes from.
///
/// Safe on the servo thread.
@frozen
public enum Turning: BitwiseCopyable, Sendable, Equatable {
    /// From the device that says where the needle is.
    case own
    /// From another device's `qw…qz`: the rotation takes its frame to the patient's, and the needle lies so in its grip.
    case quaternion(Quaternion, needle: Vector)
    /// From another device's `tiltX tiltY`.
    case tilt

    /// True where no other device says it.
    @inlinable
    public var isOwn: Bool {
        @_noLocks get {
            switch self {
            case .own: true
            default: false
            }
        }
    }
}
