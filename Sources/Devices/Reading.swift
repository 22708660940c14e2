/// What a transport hands to a tick.
///
/// Safe on the servo thread.
@frozen
public enum Reading: BitwiseCopyable, Sendable {
    /// The newest sample, interpolated to the tick's instant; the same again while a still device says nothing.
    case sample(Sample)
    /// The device is there and has not said anything yet.
    case waiting
    /// The descriptor is dead: unplugged, revoked, or the other end closed it.
    case gone
    /// The script, or the recording, is over.
    case finished
}
