import Glibc
public import Profiles

/// The input devices of this machine.
public enum EvdevDevices {
    /// All of them, by number, each with the profiles that fit.
    public static func list(profiles: [Profile]) -> [EvdevDevice] {
        nodes(in: "/dev/input").map { device(at: $0, profiles: profiles) }
    }

    /// One of them, asked through its node.
    static func device(at node: String, profiles: [Profile]) -> EvdevDevice {
        do throws(EvdevError) {
            let handle = try EvdevHandle(node: node)
            guard let open = handle.opened else { throw .notAnInputDevice(node) }
            let identity = EvdevIdentity(open)
            return EvdevDevice(
                node: node, name: identity.name, model: identity.model,
                profiles: profiles.filter { fits(identity, $0) }.map(\.name))
        } catch {
            return EvdevDevice(node: node, profiles: [], problem: error.message)
        }
    }

    /// The nodes that fit one profile, by number.
    public static func nodes(for profile: Profile) -> [String] {
        list(profiles: [profile]).filter { !$0.profiles.isEmpty }.map(\.node)
    }

    static func fits(_ identity: EvdevIdentity, _ profile: Profile) -> Bool {
        guard case .evdev(let layout) = profile.transport else { return false }
        return layout.match.accepts(identity.model, axes: identity.axes, buttons: identity.buttons)
            && identity.lacks(layout).isEmpty
    }

    static func nodes(in path: String) -> [String] {
        guard let folder = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(folder) }
        var numbers: [Int] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) {
                unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasPrefix("event"), let number = Int(name.dropFirst(5)) { numbers.append(number) }
        }
        return numbers.sorted().map { "\(path)/event\($0)" }
    }
}
