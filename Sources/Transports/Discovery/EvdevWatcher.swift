import CLibEvdev
import Profiles

/// An input device that is read by an ordinary thread, event by event, by the kernel's names. Not for the servo thread.
public final class EvdevWatcher {
    /// What the device said.
    public enum Change: Sendable, Equatable {
        case axis(String, Int32)
        case button(String, down: Bool)
        /// The end of a report, on the machine's clock, s.
        case report(at: Double)
    }

    private let handle: EvdevHandle
    private let open: EvdevOpen
    private var isSyncing = false
    /// What it said of itself when it was opened.
    public let description: EvdevDescription

    /// Opens it, for this program alone where it can be had.
    public init(node: String) throws(EvdevError) {
        description = try EvdevDescription(node: node)
        handle = try EvdevHandle(node: node)
        guard let open = handle.opened else { throw .notAnInputDevice(node) }
        self.open = open
        try handle.grab()
    }

    /// Hands on what it said since the last time. False where it is gone.
    public func changes(_ take: (Change) -> Void) -> Bool {
        while true {
            switch EvdevLeaves.next(open, syncing: isSyncing) {
            case .event(let type, let code, let value, let time):
                switch Int32(type) {
                case EV_ABS: take(.axis(EvdevDescription.name(EV_ABS, code), value))
                case EV_KEY where value != 2: take(.button(EvdevDescription.name(EV_KEY, code), down: value != 0))
                case EV_SYN where code == 0: take(.report(at: Double(time) * 1e-9))
                default: break
                }
            case .dropped: isSyncing = true
            case .nothing:
                if !isSyncing { return !EvdevLeaves.hasHungUp(open) }
                isSyncing = false
            case .gone: return false
            }
        }
    }
}
