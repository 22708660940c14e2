import AllocationGuard
import Authoring
import CPlatform
import Collision
import Devices
import Glibc
import Patients
import Poses
import Profiles
import Servo
import Space
import TestSupport
import Transports

/// Runs a Falcon, or a Polhem, through the servo loop, and prints every frame as a line of CSV.
///
///     usb-reader PROFILE [--seconds S] [--firmware FILE] [--node NODE] [--stall-servo AT:SECONDS] [--monotonic]
///                [--windows N] [--list] [--samples] [--witness]
///
/// `--stall-servo` stops the servo thread for so long. `--windows` takes turns between a bare echo loop over libusb and
/// the servo loop, N of each, with the device opened anew every time. `--witness` has a sleeper on each core say when the
/// core was taken away, and counts the reports without an answer of their own at which none was. Columns: tick, time, sampled, x, y, z, fx, fy, fz
/// (sent), fault; with `--samples`
/// what the transport gave: time, report, and every channel. Standard error tells the stages and ends with one line of totals.
@main
struct UsbReader {
    var seconds = 2.0
    var firmware: String?
    var node: String?
    var stall: (at: Double, seconds: Double)?
    var deadline = Deadline.lockstep
    var windows = 0
    var lists = false
    var samples = false
    var witnesses = false
    var profile: Profile

    static func main() {
        Guardian.watchIfAsked()
        let reader = UsbReader(Array(CommandLine.arguments.dropFirst()))
        do throws(WireError) {
            if reader.lists {
                reader.list()
            } else if reader.windows > 0 {
                for _ in 0..<reader.windows {
                    try EchoLoop.run(reader.profile, seconds: reader.seconds)
                    try reader.run(quietly: true)
                }
            } else {
                try reader.run(quietly: false)
            }
        } catch { complain("\(error)", code: 3) }
    }

    init(_ arguments: [String]) {
        var rest = arguments[...]
        guard let path = rest.popFirst() else { Self.complain("usb-reader: name a profile.", code: 64) }
        let diagnostics = Diagnostics()
        guard let profile = Profile.read(contentsOf: path, into: diagnostics) else {
            Self.complain(diagnostics.rendered(), code: 2)
        }
        self.profile = profile
        while let option = rest.popFirst() {
            switch option {
            case "--monotonic": deadline = .monotonic
            case "--list": lists = true
            case "--samples": samples = true
            case "--witness": witnesses = true
            default: take(option, rest.popFirst())
            }
        }
    }

    private mutating func take(_ option: String, _ value: String?) {
        let parts = (value ?? "").split(separator: ":").compactMap { Double($0) }
        switch option {
        case "--seconds" where parts.count == 1: seconds = parts[0]
        case "--windows" where parts.count == 1: windows = Int(parts[0])
        case "--firmware": firmware = value
        case "--node": node = value
        case "--stall-servo" where parts.count == 2: stall = (parts[0], parts[1])
        default: Self.complain("usb-reader: \(option) \(value ?? "") is not understood.", code: 64)
        }
    }

    func list() {
        for device in PluggedDevices(profiles: [profile]).list where device.way == .usb {
            print(
                "\(device.node)|\(device.name ?? "")|\(device.serial ?? "")|\(device.driver ?? "")|"
                    + "\(device.profiles.joined(separator: " "))|\(device.problem?.en ?? "")")
        }
    }

    func run(quietly: Bool) throws(WireError) {
        if case .serial = profile.transport {
            let line = try PolhemTransport(node: node ?? "", profile: profile)
            let watched = Watched(line, stall: stall, keepsSamples: samples) { $0.counts.unanswered }
            follow(watched, quietly: quietly) { $0.inner.counts }
            return
        }
        let device = try LockstepDevices.find(profile, given: node)
        let transport = try FalconTransport(device, profile: profile, firmware: firmware) { stage in
            if !quietly { Self.say("stage=\(stage)") }
        }
        let watched = Watched(transport, stall: stall, keepsSamples: samples) { $0.counts.unanswered }
        follow(watched, quietly: quietly) { $0.inner.counts }
    }

    /// The loop on this thread; the frames are printed when it has ended.
    private func follow<Link: Transport & ~Copyable>(
        _ transport: consuming Watched<Link>, quietly: Bool, counts: (borrowing Watched<Link>) -> LockstepCounts
    ) {
        let patient = Patient(
            deltoid: Person(sex: .female, age: 72, bmi: 20.5), needle: ShippedPresets.needle(),
            presets: ShippedPresets.human)
        let chart = SkinChart(radius: patient.anatomy.radius)
        let filter = PoseFilter(
            mapping: .direct, registration: Pose(position: chart.place(x: 0, y: -0.065).point, rotation: .identity),
            chart: chart, centre: (0, -0.065), noise: 0.0001)
        let setup = Setup(filter: filter, anatomy: patient.anatomy, forces: patient.forces, limits: profile.limits)
        let frames = Ring<Frame>(capacity: 65_536, filler: Frame())
        transport.left = Int(seconds * 1000)
        let witness = witnesses ? CoreWitness() : nil
        let result = ServoLoop.run(
            setup, transport: &transport, deadline: deadline, policy: .bestEffort, frames: frames,
            controls: transport.controls)
        let after = counts(transport)
        let (totals, misses) = (transport.totals, transport.misses)
        let leaving = cplatform_now()
        transport.close()
        let closing = Double(cplatform_now() - leaving) * 1e-9
        for sample in transport.samples { print(Self.line(sample)) }
        while let frame = frames.pop() { if !quietly && !samples { print(Self.line(frame)) } }
        Self.say(
            "ending=\(result.ending) ticks=\(result.timing.ticks) missed=\(result.timing.missed) reports=\(after.reports) "
                + "answered=\(after.answered) unanswered=\(after.unanswered) expired=\(after.expired) "
                + "restarts=\(after.restarts) refused=\(after.refusedBytes) stalls=\(after.stalls) "
                + "late=\(result.timing.p50) closing=\(closing) \(totals)")
        guard let gaps = witness?.finish() else { return }
        let unexplained = misses.count { miss in
            !gaps.contains { $0.due <= miss.before && $0.woke >= miss.after }
        }
        Self.say("witness=1 stolen=\(gaps.count) misses=\(misses.count) unexplained=\(unexplained)")
    }

    private static func line(_ sample: Sample) -> String {
        let values = (0..<Channel.count).map { "\(sample.values[$0])" }
        return "\(sample.time.nanoseconds),\(sample.report)," + values.joined(separator: ",")
    }

    private static func line(_ frame: Frame) -> String {
        let numbers = [frame.tip.x, frame.tip.y, frame.tip.z, frame.sent.x, frame.sent.y, frame.sent.z]
        return
            ([Int64(frame.tick), frame.time.nanoseconds, frame.sampled.nanoseconds].map { "\($0)" }
            + numbers.map { "\($0)" } + ["\(frame.fault)"]).joined(separator: ",")
    }
}

extension UsbReader {
    static func say(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = unsafe write(2, bytes, bytes.count)
    }

    static func complain(_ text: String, code: Int32) -> Never {
        say(text)
        exit(code)
    }
}
