import Authoring
import Devices
import Foundation
import Sessions
import Transports

/// Where `senshi instruct` leaves an instructor's words for a live run: a file of this user's own. Its first line says what
/// can be said, and each further one is a word.
final class InstructorInbox {
    private let path: String
    private var taken = 0

    private static func path(of process: Int32) -> String {
        "\(DeviceLock.folder(environment: ProcessInfo.processInfo.environment))/instructor-\(process)"
    }

    /// Nil where no file can be made; nobody can instruct the run then.
    init?(_ words: InstructorWords) {
        path = Self.path(of: getpid())
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard var first = try? JSONEncoder().encode(words) else { return nil }
        first.append(UInt8(ascii: "\n"))
        guard FileManager.default.createFile(atPath: path, contents: first, attributes: [.posixPermissions: 0o600])
        else { return nil }
        taken = first.count
    }

    /// The run is over: nobody can say anything any more.
    func close() { try? FileManager.default.removeItem(atPath: path) }

    deinit { close() }

    /// What has come since the last time, whole lines only.
    func actions() -> [Action] {
        guard let file = FileHandle(forReadingAtPath: path), let length = try? file.seekToEnd(), length > UInt64(taken),
            (try? file.seek(toOffset: UInt64(taken))) != nil, let data = try? file.readToEnd(),
            let end = data.lastIndex(of: UInt8(ascii: "\n"))
        else { return [] }
        taken += data.distance(from: data.startIndex, to: end) + 1
        return data[..<end].split(separator: UInt8(ascii: "\n")).compactMap { Event.action(json: $0)?.action }
    }

    /// Leaves a word for a run. False where that process takes none.
    static func leave(_ action: Action, for process: Int32) -> Bool {
        let descriptor = unsafe open(path(of: process), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return false }
        defer { Foundation.close(descriptor) }
        let line = Event(.action(action), tick: 0, time: 0).json() + [UInt8(ascii: "\n")]
        return unsafe line.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) } == line.count
    }

    /// What can be said in a run. Nil where that process takes no word.
    static func words(for process: Int32) -> InstructorWords? {
        guard let data = FileManager.default.contents(atPath: path(of: process)),
            let line = data.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first
        else { return nil }
        return try? JSONDecoder().decode(InstructorWords.self, from: line)
    }
}
