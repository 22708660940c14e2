import CPlatform
import Foundation

/// One program per device: a file that is locked while a run has the device, and says who has it.
///
/// The kernel lets go of the lock when the process ends, however it ends, so none is ever stale.
@safe
public final class DeviceLock: @unchecked Sendable {
    /// Who has a device, or why the lock can't be had.
    public struct Failure: Error, Sendable {
        /// The process that has it; nil where the lock could not be asked for.
        public let holder: Int32?
        /// In one sentence.
        public let sentence: String
    }

    private let descriptor: Int32
    /// The file.
    public let path: String

    /// Takes a device for this process.
    /// - Parameters:
    ///   - device: see ``PluggedDevice/key``.
    ///   - folder: see ``shared(environment:)``.
    public init(device: String, folder: String) throws(Failure) {
        path = "\(folder)/\(Self.fileName(device))"
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        descriptor = try Self.locked(path, device)
        // In a folder that several users share, each may ask who has the device; the folder says who they are.
        if folder == Self.common { fchmod(descriptor, 0o666) }
        ftruncate(descriptor, 0)
        let text = Array("\(getpid())\n\(device)\n".utf8)
        _ = unsafe text.withUnsafeBytes { unsafe cplatform_put(descriptor, $0.baseAddress, UInt64($0.count)) }
    }

    /// The file, opened and locked. What fails leaves another's file alone: there is no lock yet that could remove it.
    private static func locked(_ path: String, _ device: String) throws(Failure) -> Int32 {
        while true {
            // One that is there first: a shared folder may keep its users from making anew what another has made.
            let found = unsafe open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
            let opened = found >= 0 ? found : unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard opened >= 0 else {
                let why = unsafe String(cString: strerror(errno))
                throw Failure(
                    holder: nil, sentence: "\(path): can't be written (\(why)); it shows that a device is in use.")
            }
            guard cplatform_lock_file(opened) == 0 else {
                close(opened)
                let holder = holder(in: path)
                throw Failure(
                    holder: holder,
                    sentence: "\(device) is in use by senshi, process \(holder.map(String.init) ?? "unknown"). "
                        + "End that run, or stop it with: senshi stop --end")
            }
            // One that was removed between the two calls is no longer the one that others see.
            var facts = stat()
            if unsafe fstat(opened, &facts) == 0 && facts.st_nlink > 0 { return opened }
            close(opened)
        }
    }

    deinit {
        // The file goes first: whoever opens it from now on makes a new one.
        unsafe unlink(path)
        close(descriptor)
    }

    /// The folder of all users of the machine, where there is one.
    private static let common = "/run/senshi"

    /// Where the locks are: the folder of all users where this one may write there, else this user's own.
    public static func shared(environment: [String: String]) -> String {
        unsafe access(common, R_OK | W_OK | X_OK) == 0 ? common : folder(environment: environment)
    }

    /// A folder of this user's own: `$XDG_RUNTIME_DIR/senshi`, or one under `/tmp`.
    public static func folder(environment: [String: String]) -> String {
        if let runtime = environment["XDG_RUNTIME_DIR"], !runtime.isEmpty { return "\(runtime)/senshi" }
        return "/tmp/senshi-\(getuid())"
    }

    /// Every process of this user that has a device now, with the device.
    public static func holders(in folder: String) -> [(process: Int32, device: String)] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.sorted().filter { $0.hasSuffix(".lock") }.compactMap { file in
            let path = "\(folder)/\(file)"
            let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
            guard descriptor >= 0 else { return nil }
            defer { close(descriptor) }
            // A file that can be locked is nobody's.
            guard cplatform_lock_file(descriptor) != 0, let process = holder(in: path), isOwn(process) else {
                return nil
            }
            let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            return (process, text.split(separator: "\n").dropFirst().first.map(String.init) ?? file)
        }
    }

    private static func isOwn(_ process: Int32) -> Bool {
        var facts = stat()
        return unsafe stat("/proc/\(process)", &facts) == 0 && (facts.st_uid == getuid() || getuid() == 0)
    }

    private static func holder(in path: String) -> Int32? {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").first.flatMap { Int32($0) }
    }

    private static func fileName(_ device: String) -> String {
        let kept = device.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") ? $0 : "_" }
        return String(kept.prefix(120)) + ".lock"
    }
}
