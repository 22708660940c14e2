public import Authoring
public import Devices
import Space

/// Two devices that hold one needle: who does what.
///
/// Each role goes to the device that knows its measure better (sensed before mapped), and to the one that was named first
/// where both know it as well. The device with the position is the main one: it has the needle's mapping and the force.
public struct DevicePair: Sendable {
    /// Why two devices can't hold one needle together: one sentence.
    public struct Refusal: Error {
        public let message: LocalizedText
    }

    /// Says where the needle is.
    public let main: Profile
    public let other: Profile
    /// True where the second of the two that were named is the main one.
    public let isSwapped: Bool
    /// What the other one does.
    public let roles: Set<Role>

    public init(_ first: Profile, _ second: Profile) throws(Refusal) {
        let offers = [first, second]
        func strength(_ profile: Profile, _ role: Role) -> Int {
            guard profile.roles.contains(role), profile.canDo(role) else { return 0 }
            guard let measure = role.measure else { return 1 }
            switch profile.sensing(measure).kind {
            case .absent: return 0
            case .mapped: return 1
            case .sensed: return 2
            }
        }
        let places = offers.map { strength($0, .position) }
        guard places.contains(where: { $0 > 0 }) else {
            throw Refusal(
                message: LocalizedText(
                    ja: "「\(first.name)」も「\(second.name)」も針の位置を示しません。位置のわかるデバイスを1台選んでください。",
                    en: "neither '\(first.name)' nor '\(second.name)' says where the needle is; choose one that does."))
        }
        let swapped = places[1] > places[0]
        let (main, other) = swapped ? (second, first) : (first, second)
        var roles: Set<Role> = []
        for role in [Role.orientation, .plunger] {
            let (mine, theirs) = (strength(main, role), strength(other, role))
            if theirs > mine || (theirs == mine && theirs > 0 && swapped) { roles.insert(role) }
        }
        let adds = !roles.isEmpty
        if strength(other, .confirm) > 0 { roles.insert(.confirm) }
        (self.main, self.other, self.isSwapped, self.roles) = (main, other, swapped, roles)
        guard adds else {
            throw Refusal(
                message: LocalizedText(
                    ja: "「\(other.name)」は「\(main.name)」に何も加えません。1台で使うか、roles を確かめてください。",
                    en: "'\(other.name)' adds nothing to '\(main.name)'; use one of them alone, or see their roles."))
        }
    }

    /// Both as one: the main one's mapping and limits, and each measure as well as the one knows it that has its role.
    public var profile: Profile {
        var both = main
        both.name = "\(main.name)+\(other.name)"
        both.title = LocalizedText(
            ja: "\(main.title.ja)と\(other.title.ja)", en: "\(main.title.en) and \(other.title.en)")
        for role in roles {
            if let measure = role.measure { both.senses[measure] = other.sensing(measure) }
        }
        return both
    }

    /// Where the direction comes from.
    /// - Parameter calibration: of the other device.
    public func turning(_ calibration: Calibration?) -> Turning {
        guard roles.contains(.orientation) else { return .own }
        if case .pen = other.mapping { return .tilt }
        let calibration = calibration ?? Calibration()
        return .quaternion(calibration.registration.rotation, needle: calibration.grip.needle)
    }

    /// How two samples become one.
    public var merge: SampleMerge {
        var channels: [Channel] = []
        var buttons = Buttons.emergencyStop
        if roles.contains(.orientation) { channels += [.qw, .qx, .qy, .qz, .tiltX, .tiltY] }
        if roles.contains(.plunger) { channels.append(.plunger) }
        if roles.contains(.confirm) { buttons = buttons.union(.confirm) }
        return SampleMerge(
            channels: channels, buttons: buttons, mustBeInRange: roles.contains(.orientation))
    }
}

extension Profile {
    /// True where its mapping gives what another needle can take over as it is.
    fileprivate func canDo(_ role: Role) -> Bool {
        switch (role, mapping) {
        case (.orientation, .gamepad(let pad)): pad.lean == nil
        case (.plunger, _): transport.channels.contains(.plunger)
        default: true
        }
    }
}
