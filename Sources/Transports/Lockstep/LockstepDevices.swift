public import Profiles

/// The devices of this machine that lockstep profiles are for.
public enum LockstepDevices {
    /// The only device that fits a profile, or the one that `given` (a node or a serial number) names.
    public static func find(
        _ profile: Profile, given: String? = nil, sysfs: Sysfs = Sysfs()
    ) throws(WireError) -> PluggedDevice {
        let all = PluggedDevices(profiles: [profile], sysfs: sysfs).list
        let fitting = all.filter {
            $0.fits(profile.name) && (given == nil || $0.node == given || $0.serial == given)
        }
        guard let first = fitting.first else { throw .notFound(profile) }
        guard fitting.count == 1 else { throw .ambiguous(profile, fitting.map(\.node)) }
        return first
    }
}

extension PluggedDevice {
    /// How sentences call it: `/dev/bus/usb/001/004 (0403:cb48)`.
    var place: String { model.map { "\(node) (\($0.text))" } ?? node }
}
