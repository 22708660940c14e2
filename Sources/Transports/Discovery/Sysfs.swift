import FoundationEssentials
import Glibc

/// What the kernel says about its devices in files, which anybody may read, also where the device itself may not be.
///
/// Not for the servo thread.
public struct Sysfs: Sendable {
    /// `/sys`; another folder in tests.
    let root: String
    /// `/dev`.
    let nodes: String

    public init(root: String = "/sys", nodes: String = "/dev") {
        self.root = root
        self.nodes = nodes
    }

    /// The names in a folder below the root, sorted; none where there is no such folder.
    func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []).sorted {
            ($0.count, $0) < ($1.count, $1)
        }
    }

    /// A file's text without the line's end; nil where it can't be read or is empty.
    func text(_ path: String) -> String? { Self.text(at: "\(root)/\(path)") }

    /// A file's lines; none where it can't be read.
    func lines(_ path: String) -> [String] {
        let text = (try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    /// The last part of what a link leads to: a driver's or a subsystem's name.
    func link(_ path: String) -> String? {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(root)/\(path)"))
            .flatMap { $0.split(separator: "/").last.map(String.init) }
    }

    /// The USB device that a class device hangs on: the next folder above it that says a vendor. A whole path.
    func usbDevice(above path: String) -> String? {
        guard let real = unsafe realpath("\(root)/\(path)", nil) else { return nil }
        defer { unsafe free(real) }
        var folder = unsafe String(cString: real)
        while let slash = folder.lastIndex(of: "/"), folder.count > 1 {
            if Self.text(at: "\(folder)/idVendor") != nil { return folder }
            folder = String(folder[..<slash])
        }
        return nil
    }

    /// A file's text by its whole path.
    static func text(at path: String) -> String? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        let trimmed = text.split(separator: "\n").first.map(String.init) ?? ""
        return trimmed.isEmpty ? nil : trimmed
    }
}
