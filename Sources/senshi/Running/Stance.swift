import Authoring
import Devices
import Profiles
import Space

/// How the needle is held: the device in the patient's frame, the needle in the grip, and where its direction comes from.
struct Stance: Equatable {
    /// Nil where nobody has calibrated the device.
    var registration: Pose?
    var grip = Grip()
    var turning = Turning.own
    var hand = Calibration.Hand.right
    /// How the device is fixed: its own idea of up, and of the patient where nobody has touched it, turn with it.
    var mounting = Calibration.Mounting.upright

    init() {}

    init(_ calibration: Calibration?, turning: Turning = .own) {
        registration = calibration?.touches?.registration
        grip = calibration?.grip ?? Grip()
        self.turning = turning
        hand = calibration?.hand ?? .right
        mounting = calibration?.mounting ?? .upright
    }

    /// What the report says of it; nothing of the right hand on a device that stands as devices do.
    var notes: [LocalizedText] {
        var notes: [LocalizedText] = []
        if hand == .left { notes.append(LocalizedText(ja: "左手で持ちました。", en: "Held in the left hand.")) }
        switch mounting {
        case .upright: break
        case .inverted: notes.append(LocalizedText(ja: "デバイスは逆さに取り付けられています。", en: "The device hangs upside down."))
        case .sideways: notes.append(LocalizedText(ja: "デバイスは横向きに取り付けられています。", en: "The device lies on its side."))
        }
        return notes
    }
}
