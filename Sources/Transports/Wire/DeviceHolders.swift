import Foundation

/// Who else has a device's node open.
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
}
