import AllocationGuard
import Authoring
import CPlatform
import Devices
import Glibc
import Profiles
import Space
import Transports

/// Reads an input device at 1 kHz through the transport that the servo uses, and prints every tick as a line of CSV.
///
///     evdev-reader PROFILE [--node PATH] [--size WIDTHxHEIGHT] [--idle SECONDS] [--release] [--list]
///         [--pop AT:SIZE] [--tap AT:SIZE] [--texture FROM:TO:POWER] [--silent-from TICK]
///
/// `--release` gives the grab back after the first sample. `--list` only says which devices there are.
/// Columns: the tick, the sample's time since the first report (ns), the report, range, buttons, then every channel.
/// Standard error ends with one line of totals. Ends when the device is gone, or idle for so long after a report.
@main
struct EvdevReader {
    var node = "/dev/input/event7"
    var size: SurfaceSize?
    var idle = 3.0
    var releases = false
    var pops: [Int: Double] = [:]
    var taps: [Int: Double] = [:]
    var texture: (from: Int, to: Int, power: Double) = (0, 0, 0)
    var silentFrom = Int.max
    var lists = false
    var profile: Profile

    static func main() {
        Guardian.watchIfAsked()
        do throws(EvdevError) {
            let reader = EvdevReader(Array(CommandLine.arguments.dropFirst()))
            if reader.lists { reader.list() } else { try reader.run() }
        } catch {
            complain("\(error)", code: 3)
        }
    }

    init(_ arguments: [String]) {
        var rest = arguments[...]
        guard let path = rest.popFirst() else { Self.complain("evdev-reader: name a profile.", code: 64) }
        let diagnostics = Diagnostics()
        guard let profile = Profile.read(contentsOf: path, into: diagnostics) else {
            Self.complain(diagnostics.rendered(), code: 2)
        }
        self.profile = profile
        while let option = rest.popFirst() {
            switch option {
            case "--release": releases = true
            case "--list": lists = true
            default: take(option, rest.popFirst())
            }
        }
    }

    private mutating func take(_ option: String, _ value: String?) {
        let parts = (value ?? "").split { $0 == "x" || $0 == ":" }.compactMap { Double($0) }
        switch option {
        case "--node": node = value ?? node
        case "--size" where parts.count == 2: size = SurfaceSize(width: parts[0] / 1000, height: parts[1] / 1000)
        case "--idle" where parts.count == 1: idle = parts[0]
        case "--pop" where parts.count == 2: pops[Int(parts[0])] = parts[1]
        case "--tap" where parts.count == 2: taps[Int(parts[0])] = parts[1]
        case "--texture" where parts.count == 3: texture = (Int(parts[0]), Int(parts[1]), parts[2])
        case "--silent-from" where parts.count == 1: silentFrom = Int(parts[0])
        default: Self.complain("evdev-reader: \(option) \(value ?? "") is not understood.", code: 64)
        }
    }

    func list() {
        for device in EvdevDevices.list(profiles: [profile]) {
            let fits = device.profiles.joined(separator: " ")
            print("\(device.node)|\(device.name ?? "")|\(fits)|\(device.problem?.en ?? "")")
        }
    }

    func run() throws(EvdevError) {
        var device = try EvdevTransport(node: node, profile: profile, size: size)
        var lines: [Line] = []
        lines.reserveCapacity(120_000)
        // As the servo thread does, best effort: the writing thread would be ahead of it else.
        _ = cplatform_schedule_fifo(80)
        let zero = cplatform_now() + 1_000_000
        device.start(at: Instant(nanoseconds: zero))
        var (report, seen, allocations, locks) = (UInt64(0), zero, UInt64(0), UInt64(0))
        var ending = "idle"
        var most: UInt64 = 0
        for tick in 0..<120_000 {
            let now = Instant(nanoseconds: Int64(tick) * 1_000_000)
            _ = cplatform_sleep_until(zero + now.nanoseconds)
            let command = self.command(at: tick, now)
            let before = device.events
            allocationguard_begin()
            let reading = device.read(at: now)
            if tick < silentFrom { device.write(command, at: now) }
            let counts = allocationguard_end()
            most = max(most, device.events - before)
            allocations += counts.allocations + counts.releases
            locks += counts.locks
            if case .gone = reading {
                ending = "gone"
                break
            }
            if device.reports != report { (report, seen) = (device.reports, cplatform_now()) }
            if case .sample(let sample) = reading {
                if releases && lines.isEmpty { device.releaseGrab() }
                lines.append(Line(tick: tick, sample: sample))
            }
            if report > 0 && Double(cplatform_now() - seen) > idle * 1e9 { break }
        }
        let first = device.firstReport?.nanoseconds ?? 0
        let totals = "reports=\(device.reports) events=\(device.events) overflows=\(device.overflows)"
        device.close()
        for line in lines { line.write(first: zero + first) }
        Self.say(
            "ending=\(ending) \(totals) allocations=\(allocations) locks=\(locks) first=\(first) most=\(most)")
    }

    /// What the device is told: a cue, and no force.
    private func command(at tick: Int, _ now: Instant) -> Command {
        let rubs = tick >= texture.from && tick < texture.to
        let cue = Cue(pop: pops[tick] ?? 0, tap: taps[tick] ?? 0, texture: rubs ? texture.power : 0)
        return Command(force: .zero, plunger: 0, cue: cue, expires: now + 20_000_000)
    }

    /// What one tick was given.
    struct Line: BitwiseCopyable {
        var tick: Int
        var sample: Sample

        func write(first: Int64) {
            var columns = [
                "\(tick)", "\(sample.time.nanoseconds - first)", "\(sample.report)", sample.inRange ? "1" : "0",
                "\(sample.buttons.bits)",
            ]
            for channel in 0..<Channel.count { columns.append("\(sample.values[channel])") }
            print(columns.joined(separator: ","))
        }
    }
}

extension EvdevReader {
    static func say(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = unsafe write(2, bytes, bytes.count)
    }

    static func complain(_ text: String, code: Int32) -> Never {
        say(text)
        exit(code)
    }
}
