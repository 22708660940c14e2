import AllocationGuard
import Authoring
import CPlatform
import Devices
import Glibc
import Profiles
import Space
import Transports

/// Reads a device of raw reports at 1 kHz through the transport that the servo uses, tells it what a test asks for, and
/// prints every tick as a line of CSV.
///
///     hidraw-reader PROFILE [--node PATH] [--ticks N] [--list] [--tell FROM:TO:PLUNGER:TEXTURE] [--pop AT:SIZE]
///         [--tap AT:SIZE] [--silent-from TICK]
///
/// Times are ticks of 1 ms. Columns: the tick, the sample's time on the run's clock (ns), the report, range, buttons, then
/// every channel. Standard error ends with one line of totals. Ends after N ticks, or when the device is gone.
@main
struct HidrawReader {
    private var node = "/dev/hidraw3"
    private var ticks = 1000
    private var lists = false
    private var silentFrom = Int.max
    private var told: [(from: Int, to: Int, plunger: Double, texture: Double)] = []
    private var pops: [Int: Double] = [:]
    private var taps: [Int: Double] = [:]
    private let profile: Profile

    static func main() {
        Guardian.watchIfAsked()
        do throws(HidrawError) {
            let reader = HidrawReader(Array(CommandLine.arguments.dropFirst()))
            if reader.lists { reader.list() } else { try reader.run() }
        } catch {
            complain("\(error)", code: 3)
        }
    }

    init(_ arguments: [String]) {
        var rest = arguments[...]
        let diagnostics = Diagnostics()
        guard let path = rest.popFirst(), let profile = Profile.read(contentsOf: path, into: diagnostics) else {
            Self.complain("hidraw-reader: name a profile.\n\(diagnostics.rendered())", code: 2)
        }
        self.profile = profile
        while let option = rest.popFirst() {
            if option == "--list" {
                lists = true
                continue
            }
            let value = rest.popFirst() ?? ""
            let parts = value.split(separator: ":").compactMap { Double($0) }
            switch option {
            case "--node": node = value
            case "--ticks" where parts.count == 1: ticks = Int(parts[0])
            case "--silent-from" where parts.count == 1: silentFrom = Int(parts[0])
            case "--tell" where parts.count == 4: told.append((Int(parts[0]), Int(parts[1]), parts[2], parts[3]))
            case "--pop" where parts.count == 2: pops[Int(parts[0])] = parts[1]
            case "--tap" where parts.count == 2: taps[Int(parts[0])] = parts[1]
            default: Self.complain("hidraw-reader: \(option) \(value) is not understood.", code: 64)
            }
        }
    }

    private func list() {
        for device in HidrawDevices.list(profiles: [profile]) {
            print("\(device.node)|\(device.name ?? "")|\(device.profiles.joined(separator: " "))")
        }
    }

    private func run() throws(HidrawError) {
        var device = try HidrawTransport(node: node, profile: profile)
        var rows: [String] = []
        // As the servo thread does, best effort: the writing thread would be ahead of it else.
        _ = cplatform_schedule_fifo(80)
        let zero = cplatform_now() + 1_000_000
        device.start(at: Instant(nanoseconds: zero))
        var (allocations, locks) = (UInt64(0), UInt64(0))
        var ending = "ticks"
        for tick in 0..<ticks {
            let now = Instant(nanoseconds: Int64(tick) * 1_000_000)
            _ = cplatform_sleep_until(zero + now.nanoseconds)
            let command = self.command(at: tick, now)
            allocationguard_begin()
            let reading = device.read(at: now)
            if tick < silentFrom { device.write(command, at: now) }
            let counts = allocationguard_end()
            allocations += counts.allocations + counts.releases
            locks += counts.locks
            if case .gone = reading {
                ending = "gone"
                break
            }
            if case .sample(let sample) = reading { rows.append(Self.row(tick, sample)) }
        }
        let (reports, lost, strange, expired) = (device.reports, device.lost, device.strange, device.expired)
        device.close()
        for row in rows { print(row) }
        Self.say(
            "ending=\(ending) reports=\(reports) lost=\(lost) strange=\(strange) expired=\(expired) "
                + "allocations=\(allocations) locks=\(locks)")
    }

    private func command(at tick: Int, _ now: Instant) -> Command {
        let level = told.first { tick >= $0.from && tick < $0.to }
        return Command(
            force: .zero, plunger: level?.plunger ?? 0,
            cue: Cue(pop: pops[tick] ?? 0, tap: taps[tick] ?? 0, texture: level?.texture ?? 0),
            expires: now + Int64(profile.limits.commandLifetime * 1e9))
    }

    private static func row(_ tick: Int, _ sample: Sample) -> String {
        var columns = [
            "\(tick)", "\(sample.time.nanoseconds)", "\(sample.report)", sample.inRange ? "1" : "0",
            "\(sample.buttons.bits)",
        ]
        for channel in 0..<Channel.count { columns.append("\(sample.values[channel])") }
        return columns.joined(separator: ",")
    }

    private static func say(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = unsafe write(2, bytes, bytes.count)
    }

    private static func complain(_ text: String, code: Int32) -> Never {
        say(text)
        exit(code)
    }
}
