import Recordings
import Servo
import Space
import Synchronization

/// What waits between the thread that follows a session and the one that serves viewers. Its size is bounded, and
/// whoever puts something in never waits for a viewer.
final class LiveMailbox: Sendable {
    /// A message that would be missed: an event, a score.
    struct Notice: Sendable {
        var channel: LiveTopics
        var time: Instant
        var bytes: [UInt8]
    }
    /// All that has gathered.
    struct Contents: Sendable {
        /// The last frame, where one came since.
        var frame: Frame?
        var step: String?
        var notices: [Notice] = []
        /// Notices that found no room.
        var lost = 0
    }

    /// The most notices that wait: more than a session has in all, unless something is very wrong.
    static let limit = 1024

    private let contents = Mutex(Contents())

    /// The frame takes the place of the one before it.
    func put(_ frame: Frame, step: String?) {
        contents.withLock {
            $0.frame = frame
            if $0.step != step { $0.step = step }
        }
    }

    func put(_ notice: Notice) {
        contents.withLock {
            if $0.notices.count < Self.limit { $0.notices.append(notice) } else { $0.lost += 1 }
        }
    }

    /// Takes everything out. The step stays.
    func take() -> Contents {
        contents.withLock {
            let taken = $0
            $0.frame = nil
            $0.notices = []
            return taken
        }
    }
}
