import Foundation

/// Who else has a device's node open, and how a device is told from its like.
public enum DeviceHolders {
    /// Other processes that have a node open now, as far as this user may see them.
    public static func others(of node: String) -> [(process: Int32, name: String)] {
        let files = FileManager.default
        let processes = (try? files.contentsOfDirectory(atPath: "/proc"))?.compactMap { Int32($0) } ?? []
        return processes.sorted().filter { $0 != getpid() }.compactMap { process in
            let folder = "/proc/\(process)/fd"
            let descriptors = (try? files.contentsOfDirectory(atPath: folder)) ?? []
            let holds = descriptors.contains {
                (try? files.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")) == node
            }
            guard holds else { return nil }
            let name = (try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)) ?? "?"
            return (process, name.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    /// The serial number of the device behind a node, as the kernel knows it; the node where it has none.
    public static func serial(of node: String) -> String {
        let name = node.split(separator: "/").last.map(String.init) ?? node
        let plain = try? String(contentsOfFile: "/sys/class/input/\(name)/device/uniq", encoding: .utf8)
        let events = (try? String(contentsOfFile: "/sys/class/hidraw/\(name)/device/uevent", encoding: .utf8)) ?? ""
        let raw = events.split(separator: "\n").first { $0.hasPrefix("HID_UNIQ=") }.map { String($0.dropFirst(9)) }
        let serial = (plain ?? raw ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        return serial.isEmpty ? node : serial
    }
}
