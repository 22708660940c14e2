import Devices
import Space

/// The servo thread's half of a device that a ``CommandThread`` writes to: it hands the commands over, and shows the guardian
/// that it lives, as long as the writing thread does too.
///
/// Valid while the thread and the guardian are kept. Safe on the servo thread.
struct CommandHand: BitwiseCopyable, Sendable {
    private let end: CommandEnd?
    private var heart: Heartbeat
    private var writer = WirePulse(.commands)

    /// Not for the servo thread.
    /// - Parameter thread: nil for a device that shows nothing, which nobody needs to watch.
    init(_ thread: CommandThread?, _ guardian: Guardian?) {
        end = thread.map { CommandEnd($0) }
        heart = guardian?.makeHeartbeat() ?? .none
    }

    /// False once the guardian itself is dead: then nothing may be shown any more.
    var isWatched: Bool { @_noLocks get { heart.isWatched } }

    /// Hands a command over. To a thread that hangs none is handed, and the guardian, which hears nothing then, takes off
    /// what the device was told last.
    /// - Returns: false where what the device shows is interrupted behind the servo's back, once as the thread begins to
    ///   hang and once as it goes on: it begins anew, outside the skin.
    @_noLocks
    mutating func tell(_ command: Command, at now: Instant) -> Bool {
        guard let end else { return true }
        let hung = writer.isHung
        writer.look(CommandLeaves.turns(end), at: now)
        if writer.isHung { return hung }
        guard heart.beat() else { return false }
        end.told.push(command)
        return true
    }
}
