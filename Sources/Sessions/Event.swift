public import Devices
public import Servo
import Space

/// Something that happened at one tick of a session.
public struct Event: Sendable, Equatable {
    /// What happened.
    public enum Kind: Sendable, Equatable {
        case skinTouched
        /// The skin gave way; counts from 1.
        case skinPunctured(count: Int)
        case fasciaPunctured
        case boneTouched
        case boneLeft
        /// The tip came into a vessel, on a nerve or so near that it is felt, or into a bursa; once for each insertion.
        case vesselEntered
        case nerveTouched
        case bursaEntered
        /// The needle stood still in tissue for 300 ms.
        case needleStopped
        /// The needle moves again after a stop.
        case needleMoved
        case plungerStarted
        /// The plunger has been still for 300 ms since.
        case plungerStopped
        /// 99.9 % of the syringe's content is out.
        case syringeEmpty
        case needleBent
        case needleLeftSkin
        /// The device went out of range, or came back.
        case trackingLost
        case trackingBack
        case faulted(String)
        /// Somebody held the procedure, and let it go on.
        case paused
        case resumed
        /// The trainee, a script or an instructor said so.
        case action(Action)
    }
    public var kind: Kind
    /// The tick at which it happened.
    public var tick: UInt64
    /// Seconds of the run at `tick`.
    public var time: Double

    public init(_ kind: Kind, tick: UInt64, time: Double) {
        self.kind = kind
        self.tick = tick
        self.time = time
    }
    /// Something that happened at the tick of a frame.
    public init(_ kind: Kind, at frame: Frame) {
        self.init(kind, tick: frame.tick, time: frame.time.seconds)
    }
}
