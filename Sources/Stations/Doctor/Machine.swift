import FoundationEssentials
import Glibc

/// Where a machine tells about itself. Not for the servo thread.
public struct Machine: Sendable {
    /// Empty for this machine; a folder that looks like `/` in tests.
    let root: String

    public init(root: String = "") { self.root = root }

    /// A file's text without the line's end; nil where it can't be read.
    func text(_ path: String) -> String? {
        (try? String(contentsOfFile: root + path, encoding: .utf8)).map {
            String($0.reversed().drop { $0 == "\n" || $0 == " " }.reversed())
        }
    }

    /// True where there is such a file, folder or node.
    func has(_ path: String) -> Bool { unsafe access(root + path, F_OK) == 0 }

    /// True where this process may read and write it.
    func mayUse(_ path: String) -> Bool { unsafe access(root + path, R_OK | W_OK) == 0 }

    /// The names in a folder, sorted; none where there is no such folder.
    func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: root + folder)) ?? []).sorted()
    }

    /// True where this process has a capability of the kernel, by its number.
    func has(capability: Int) -> Bool {
        let line = text("/proc/self/status")?.split(separator: "\n").first { $0.hasPrefix("CapEff:") }
        let bits = line?.split(whereSeparator: \.isWhitespace).last.flatMap { UInt64($0, radix: 16) } ?? 0
        return bits >> UInt64(capability) & 1 == 1
    }
}
