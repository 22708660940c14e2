import Foundation
import Glibc

/// Who else has a device's node open.
public enum DeviceHolders {
    /// What a path or a descriptor leads to, whatever it is called.
    private struct Target {
        private var status = stat()

        /// Nil where there is nothing, or where this user may not look.
        init?(_ path: String) { guard unsafe stat(path, &status) == 0 else { return nil } }

        private var isDevice: Bool { status.st_mode & S_IFMT == S_IFCHR }

        /// The same file, or another node of the same device.
        func isSame(as other: Target) -> Bool {
            if status.st_dev == other.status.st_dev && status.st_ino == other.status.st_ino { return true }
            return isDevice && other.isDevice && status.st_rdev == other.status.st_rdev
        }
    }

    /// Other processes that have a node open now, by whichever of its names, as far as this user may see them.
    public static func others(of node: String) -> [(process: Int32, name: String)] {
        guard let target = Target(node) else { return [] }
        let files = FileManager.default
        let processes = (try? files.contentsOfDirectory(atPath: "/proc"))?.compactMap { Int32($0) } ?? []
        return processes.sorted().filter { $0 != getpid() }.compactMap { process in
            let folder = "/proc/\(process)/fd"
            let descriptors = (try? files.contentsOfDirectory(atPath: folder)) ?? []
            guard descriptors.contains(where: { Target("\(folder)/\($0)")?.isSame(as: target) ?? false }) else {
                return nil
            }
            let name = (try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)) ?? "?"
            return (process, name.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }
}
