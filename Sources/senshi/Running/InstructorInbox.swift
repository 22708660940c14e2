import Authoring
import Devices
import Foundation
import Scoring
import Sessions
import Transports

/// Where `senshi instruct` leaves an instructor's words for a live run: a file of this user's own, a line for each.
final class InstructorInbox {
    private let path: String
    private var taken = 0

    private static func path(of process: Int32) -> String {
        "\(DeviceLock.folder(environment: ProcessInfo.processInfo.environment))/instructor-\(process)"
    }

    /// Nil where no file can be made; nobody can instruct the run then.
    init?() {
        path = Self.path(of: getpid())
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            return nil
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// What has come since the last time, whole lines only.
    func actions() -> [Action] {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0, facts.st_size > taken, let file = FileHandle(forReadingAtPath: path),
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
        defer { close(descriptor) }
        let line = Event(.action(action), tick: 0, time: 0).json() + [UInt8(ascii: "\n")]
        return unsafe line.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) } == line.count
    }

    /// Why a word means nothing in a scenario; nil where it does.
    static func trouble(_ action: Action, in scenario: Scenario) -> LocalizedText? {
        let (name, known): (String, [String])
        switch action.kind {
        case .confirm(let step): (name, known) = (step, scenario.steps.filter(\.canBeConfirmed).map(\.id))
        case .did(let event): (name, known) = (event, scenario.events.map(\.id))
        case .rule(let ruling):
            switch ruling.kind {
            case .confirm(let step): (name, known) = (step, scenario.steps.filter(\.canBeConfirmed).map(\.id))
            case .override(let criterion, _):
                (name, known) = (criterion, scenario.steps.flatMap { $0.criteria.map(\.id) + [$0.id] })
            case .lift(let error): (name, known) = (error, scenario.criticalErrors.keys.sorted())
            case .rate, .void: return nil
            }
        default: return nil
        }
        guard !known.contains(name) else { return nil }
        let list = known.joined(separator: ", ")
        return LocalizedText(
            ja: "指導者の「\(name)」はこのシナリオにありません。あるのは: \(list)",
            en: "the instructor's '\(name)' is not in this scenario; there are \(list)")
    }
}
