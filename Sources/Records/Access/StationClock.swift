import FoundationEssentials
import Glibc

/// What the clocks say: the one that people set, and the kernel's, which nobody can set and which is the same for every
/// program until the machine starts anew.
public struct StationClock: Sendable, Equatable {
    /// Seconds since 1970, as the machine believes.
    public var date: Double
    /// Seconds since the machine was started, sleep included.
    public var uptime: Double
    /// Tells one start of the machine from another.
    public var boot: String

    public init(date: Double, uptime: Double, boot: String) {
        self.date = date
        self.uptime = uptime
        self.boot = boot
    }

    /// Now.
    public static var now: StationClock {
        var time = timespec()
        unsafe clock_gettime(CLOCK_BOOTTIME, &time)
        let boot = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
        return StationClock(
            date: Date().timeIntervalSince1970, uptime: Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9,
            boot: boot?.split(separator: "\n").first.map(String.init) ?? "")
    }
}
