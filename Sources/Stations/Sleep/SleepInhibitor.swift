public import Authoring
import Glibc

/// Holds the machine's sleep back until the force is off, through logind. Not for the servo thread.
///
/// logind tells that the machine is about to sleep, and waits (5 s unless it is set otherwise) while somebody holds a
/// lock of the kind "delay". The lock is given back once the force is off, and taken anew when the machine woke.
public final class SleepInhibitor {
    /// What logind tells.
    public enum Notice: Sendable, Equatable {
        /// The machine is about to sleep, and waits for ``letSleep()``.
        case goingToSleep
        case awake
    }

    /// What the log says where nothing holds a sleep back.
    public static let missing = LocalizedText(
        ja: "スリープを知らせる logind がありません。実行中は本体をスリープさせないでください。",
        en: "there is no logind to tell of a sleep, so nothing holds it back until the force is off: "
            + "keep this machine awake during a run.")

    private static let logind = "org.freedesktop.login1"
    private static let path = "/org/freedesktop/login1"
    private static let manager = "org.freedesktop.login1.Manager"

    private let bus: BusConnection
    private var lock: Int32 = -1

    /// Nil where there is no logind that gives a lock.
    public init?(environment: [String: String]) {
        let address = environment["DBUS_SYSTEM_BUS_ADDRESS"] ?? "unix:path=/run/dbus/system_bus_socket"
        guard let bus = BusConnection(address: address) else { return nil }
        self.bus = bus
        let rule = "type='signal',sender='\(Self.logind)',interface='\(Self.manager)',member='PrepareForSleep'"
        let own = "org.freedesktop.DBus"
        guard bus.call("AddMatch", of: own, at: "/org/freedesktop/DBus", on: own, [rule]) != nil, hold() else {
            return nil
        }
    }

    deinit { letSleep() }

    private func hold() -> Bool {
        let why = ["sleep", "Senshi", "a force device is in somebody's hand", "delay"]
        guard lock < 0, bus.call("Inhibit", of: Self.manager, at: Self.path, on: Self.logind, why) != nil,
            let descriptor = bus.takeDescriptor()
        else { return lock >= 0 }
        lock = descriptor
        return true
    }

    /// What came since the last time; nil where nothing did. Never waits but where the lock is taken anew.
    public func notice() -> Notice? {
        guard let signal = bus.signal(), signal.member == "PrepareForSleep", let isAbout = signal.number else {
            return nil
        }
        if isAbout != 0 { return .goingToSleep }
        _ = hold()
        return .awake
    }

    /// The force is off: the machine may sleep.
    public func letSleep() {
        if lock >= 0 { close(lock) }
        lock = -1
    }
}
