public import Authoring
import CPlatform
import Foundation

/// One daemon for each state folder. The kernel lets go of it when the process ends, however it ends.
@safe
public final class StationLock: Sendable {
    /// Why it can't be had.
    public struct Failure: Error, Sendable {
        /// One sentence.
        public let sentence: LocalizedText
        /// Another daemon has it.
        public let isTaken: Bool
    }

    private let descriptor: Int32

    /// Takes a folder for this process.
    public init(in folder: String) throws(Failure) {
        let path = "\(folder)/daemon.lock"
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            let why = unsafe String(cString: strerror(errno))
            throw Failure(
                sentence: LocalizedText(
                    ja: "\(path)：書けません（\(why)）。--state に書けるフォルダを指定してください。",
                    en: "\(path): can't be written (\(why)); name a folder that can with --state."), isTaken: false)
        }
        guard cplatform_lock_file(descriptor) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n").first ?? "?"
            close(descriptor)
            throw Failure(
                sentence: LocalizedText(
                    ja: "\(folder) では、もう senshi serve が動いています（プロセス\(holder)）。それを使うか、senshi stop --daemon で止めてください。",
                    en: "senshi serve is running in \(folder) already (process \(holder)); use that one, "
                        + "or end it with: senshi stop --daemon"), isTaken: true)
        }
        ftruncate(descriptor, 0)
        let text = Array("\(getpid())\n".utf8)
        _ = unsafe text.withUnsafeBytes { unsafe cplatform_put(descriptor, $0.baseAddress, UInt64($0.count)) }
    }

    deinit { close(descriptor) }
}
