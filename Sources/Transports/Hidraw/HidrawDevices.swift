public import Authoring
import Glibc
public import Profiles

/// The devices of raw HID reports of this machine.
public enum HidrawDevices {
    /// One that is plugged in.
    public struct Device: Sendable {
        /// `/dev/hidraw3`.
        public var node: String
        /// What it calls itself; nil where it may not be read.
        public var name: String?
        /// The names of the profiles that fit it.
        public var profiles: [String]
        /// Why it can't be used, and what to do; nil where it can.
        public var problem: LocalizedText?
    }

    /// All of them, by number, each with the profiles that fit.
    public static func list(profiles: [Profile]) -> [Device] {
        nodes().map { node in
            do throws(HidrawError) {
                let handle = try HidrawHandle(node: node)
                let fitting = profiles.filter {
                    if case .hidraw(let layout) = $0.transport { handle.fits(layout) } else { false }
                }
                return Device(node: node, name: handle.name, profiles: fitting.map(\.name))
            } catch {
                return Device(node: node, profiles: [], problem: error.message)
            }
        }
    }

    /// The nodes that fit one profile, by number.
    public static func nodes(for profile: Profile) -> [String] {
        list(profiles: [profile]).filter { !$0.profiles.isEmpty }.map(\.node)
    }

    private static func nodes() -> [String] {
        guard let folder = unsafe opendir("/dev") else { return [] }
        defer { unsafe closedir(folder) }
        var numbers: [Int] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) {
                unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasPrefix("hidraw"), let number = Int(name.dropFirst(6)) { numbers.append(number) }
        }
        return numbers.sorted().map { "/dev/hidraw\($0)" }
    }
}
