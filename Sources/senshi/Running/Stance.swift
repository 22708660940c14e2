import Devices
import Profiles
import Space

/// How the needle is held: the device in the patient's frame, the needle in the grip, and where its direction comes from.
struct Stance: Equatable {
    /// Nil where nobody has calibrated the device.
    var registration: Pose?
    var grip = Grip()
    var turning = Turning.own

    init() {}

    init(_ calibration: Calibration?, turning: Turning = .own) {
        registration = calibration?.touches?.registration
        grip = calibration?.grip ?? Grip()
        self.turning = turning
    }
}
