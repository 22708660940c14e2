import CStation
import Glibc

/// What a daemon tells the service manager that started it; nothing where none did.
public enum ServiceNotice {
    /// Ready, with a line for whoever asks how it stands.
    public static func ready(_ status: String) { send("READY=1\nSTATUS=\(status)") }
    /// Reads its files again. ``ready(_:)`` ends it.
    public static func reloading(at now: UInt64) { send("RELOADING=1\nMONOTONIC_USEC=\(now)") }
    /// Ends.
    public static func stopping() { send("STOPPING=1") }
    /// Still alive.
    public static func alive() { send("WATCHDOG=1") }

    /// How often a sign of life is wanted at the least, s; nil where nobody watches this process.
    public static func watchdogPeriod(_ environment: [String: String]) -> Double? {
        if let process = environment["WATCHDOG_PID"], process != "\(getpid())" { return nil }
        guard let period = environment["WATCHDOG_USEC"].flatMap({ Double($0) }), period > 0 else { return nil }
        return period * 1e-6
    }

    private static func send(_ text: String) { _ = unsafe station_notify(text) }
}
