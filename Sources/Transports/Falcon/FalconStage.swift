public import Devices

/// What a Falcon is being got ready with, for the screen.
public enum FalconStage: Sendable, Equatable {
    /// Its program is being sent: 0 … 1 of it is there.
    case loading(Double)
    /// The person is to move the grip; so many of three legs are homed.
    case homing(FalconHoming.Advice, legs: Int)
}
