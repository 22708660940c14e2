import Authoring
import Devices
import Foundation
import Profiles
import Space
import TestSupport
import Testing
import Transports

/// What every device must keep, whatever its profile says: made bytes go in through its real transport, and samples come
/// out. Virtual devices answer in this process, the others as a process of their own under umockdev.
struct DeviceConformance {
    /// One tick of a device, from any transport.
    struct Tick {
        var time: Int64
        var report: Int
        var values: [Double]
    }
    /// What a device did from its opening to its end.
    struct Life {
        var ticks: [Tick]
        /// `finished` for a script, `gone` for a device that was unplugged.
        var ending: String
        /// True where everything that it was sent ends with everything off, and so does what came after an expiry.
        var endsOff: Bool
        /// What a reader of a failure wants to see.
        var words: String
    }

    let profile: Profile
    let path: String

    init(path: String) throws {
        self.path = path
        let diagnostics = Diagnostics()
        profile = try #require(Profile.read(contentsOf: path, into: diagnostics), "\(diagnostics.rendered())")
        #expect(!diagnostics.hasErrors)
    }

    /// Lives through it.
    func life() throws -> Life {
        switch profile.transport {
        case .virtual: try virtual()
        case .evdev(let layout): try evdev(layout)
        case .hidraw(let layout): try hidraw(layout)
        case .usb: try lockstep(["--loaded", "--homed"], [])
        case .serial: try lockstep(["--polhem"], ["--node", "{node}"])
        }
    }

    /// Every promise.
    func check(_ life: Life) {
        #expect(life.ticks.count > 50, "\(life.words)")
        var before = Tick(time: .min, report: 0, values: [])
        for tick in life.ticks {
            #expect(tick.values.allSatisfy { $0.isFinite }, "\(profile.name)")
            #expect(tick.time >= before.time && tick.report >= before.report, "\(profile.name): a clock ran backward")
            for channel in [Channel.pressure, .plunger, .depth] {
                #expect((-1e-9...1 + 1e-9).contains(tick.values[channel.index]), "\(profile.name) \(channel)")
            }
            for channel in [Channel.slideX, .slideY, .leanX, .leanY] {
                #expect(abs(tick.values[channel.index]) <= 1 + 1e-9, "\(profile.name) \(channel)")
            }
            let turn = (Channel.qw.index...Channel.qz.index).reduce(0.0) { $0 + tick.values[$1] * tick.values[$1] }
            #expect(abs(turn - 1) < 1e-6, "\(profile.name): no unit quaternion")
            before = tick
        }
        let wanted = if case .virtual = profile.transport { "finished" } else { "gone" }
        #expect(life.ending == wanted, "\(life.words)")
        let (endsOff, words) = (life.endsOff, life.words)
        #expect(endsOff, "\(words)")
    }
}

extension DeviceConformance {
    private func virtual() throws -> Life {
        let hand = try Hand("- insert: {depth: 10 mm, over: 0.5 s}\n- dwell: 0.3 s")
        var device = VirtualTransport(hand.motion, dynamics: profile.dynamics)
        var ticks: [Tick] = []
        var ending = "ticks"
        loop: for tick in 0..<5000 {
            let now = Instant(nanoseconds: Int64(tick) * 1_000_000)
            switch device.read(at: now) {
            case .sample(let sample):
                let values = (0..<Channel.count).map { sample.values[$0] }
                ticks.append(Tick(time: sample.time.nanoseconds, report: Int(sample.report), values: values))
            case .waiting: continue
            case .finished:
                ending = "finished"
                break loop
            case .gone:
                ending = "gone"
                break loop
            }
            device.write(Command(force: Vector(0, 0, 1), plunger: 1, expires: now + 20_000_000), at: now)
        }
        let last = Instant(nanoseconds: 5_000_000_000)
        let expired = device.felt(at: last) == .zero
        device.close()
        return Life(ticks: ticks, ending: ending, endsOff: expired && device.felt(at: .zero) == .zero, words: "")
    }

    /// A device that has exactly the profile's axes and buttons, moved over all of their range and beyond it.
    private func evdev(_ layout: EvdevLayout) throws -> Life {
        let axes = layout.match.axes.union(layout.axes.map(\.code)).map(\.number).sorted()
        var buttons = layout.match.buttons.union(layout.buttons.map(\.code))
        if let range = layout.rangeButton { buttons.insert(range) }
        func bits(_ type: String, _ numbers: some Sequence<UInt16>, bytes count: Int) -> [String] {
            var bytes = [UInt8](repeating: 0, count: count)
            for number in numbers { bytes[Int(number) / 8] |= 1 << (number % 8) }
            return stride(from: 0, to: count, by: 8).map { at in
                let texts = bytes[at..<at + 8].map { ("0" + String($0, radix: 16)).suffix(2) }
                return "B: \(type) " + texts.joined(separator: " ")
            }
        }
        let model = layout.match.models.first ?? EvdevMatch.Model(vendor: 0x1209, product: 1)
        var lines = ["N: Senshi conformance", "I: 0003 \(model.text.replacing(":", with: " ")) 0001"]
        lines += ["B: 00 0b 00 20 00 00 00 00 00"] + bits("01", buttons.map(\.number), bytes: 96)
        lines += bits("03", axes, bytes: 8)
        // Force feedback: rumble, periodic, sine, gain.
        lines += ["B: 15 00 00 00 00 00 00 00 00", "B: 15 00 00 03 04 01 00 00 00"]
        func hex(_ number: UInt16, _ digits: Int) -> String {
            let text = String(number, radix: 16)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        for axis in axes { lines.append("A: \(hex(axis, 2)) -100 1000 0 0 10") }
        var random = SeededRandom(seed: 1)
        for report in 0..<60 {
            let time = "\(report / 125).\(String(1_000_000 + report % 125 * 8000).dropFirst())"
            for axis in axes {
                lines.append("E: \(time) 0003 \(hex(axis, 4)) \(Int.random(in: -300...1300, using: &random))")
            }
            for button in buttons.sorted(by: { $0.number < $1.number }) {
                let down = button == layout.rangeButton ? 1 : Int.random(in: 0...1, using: &random)
                lines.append("E: \(time) 0001 \(hex(button.number, 4)) \(down)")
            }
            lines.append("E: \(time) 0000 0000 0")
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "senshi-\(UUID().uuidString).events").path
        try (lines.joined(separator: "\n") + "\n").write(toFile: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: file) }
        let played = try EvdevPlayback(file, profile: profile.name, options: ["--unplug"])
        // Once more, and the device stays, so that it hears the end.
        let stayed = try EvdevPlayback(
            file, profile: profile.name, options: [],
            reader: ["--idle", "0.5", "--pop", "200:1", "--texture", "0:9000:0.018"])
        return Life(
            ticks: played.rows.map { Tick(time: $0.time, report: $0.report, values: $0.values) },
            ending: played.totals["ending"] ?? "",
            endsOff: Self.endsOff(stayed, uses: layout.feedback != nil), words: played.errors + stayed.errors)
    }

    /// Every effect was played or not, stopped last and forgotten; a profile without feedback uploads and plays none.
    private static func endsOff(_ pad: EvdevPlayback, uses feedback: Bool) -> Bool {
        let lines = pad.errors.split(separator: "\n").map { $0.split(separator: " ") }
        let plays = lines.filter { $0.first == "PLAY" && $0.count == 5 }
        let uploaded = lines.count { $0.first == "EFFECT" }
        guard feedback else { return plays.isEmpty && uploaded == 0 }
        let last = Dictionary(plays.map { ($0[1], $0[2]) }) { $1 }
        return plays.contains { $0[2] == "1" } && last.values.allSatisfy { $0 == "0" } && last.count == uploaded
            && lines.count { $0.first == "ERASE" } == uploaded
    }

    /// A device whose reports have the profile's ids and lengths and are otherwise noise, with others that fit nothing.
    private func hidraw(_ layout: HidrawLayout) throws -> Life {
        let model = try #require(layout.models.min { $0.text < $1.text })
        var recording = HidRecording(
            name: "Senshi conformance", model: model.text, place: "usb-senshi-1/input\(layout.interface ?? 0)")
        for feature in layout.features where feature.kind == .get { recording.answer(feature.bytes) }
        var random = SeededRandom(seed: 2)
        var strange = 0
        for report in 0..<120 {
            let format = layout.reports[report % layout.reports.count]
            var bytes = (0..<format.length).map { _ in UInt8.random(in: 0...255, using: &random) }
            if let id = format.id { bytes[0] = id }
            recording.add(bytes, at: Double(report) * 0.004)
            guard report % 10 == 0 else { continue }
            let shortest = layout.reports.map(\.length).min() ?? 1
            recording.add([0xFF] + bytes.prefix(max(0, shortest - 2)), at: Double(report) * 0.004 + 0.001)
            strange += 1
        }
        let peer = try HidrawPeer(
            recording.text, profile: path, options: ["--unplug"],
            reader: ["--ticks", "3000", "--tell", "0:200:50:1", "--pop", "20:1", "--silent-from", "200"])
        #expect(peer.total("strange") == strange && peer.total("reports") == 120, "\(peer.errors)")
        // umockdev's own stand-in for read(2) locks, so only allocations tell.
        #expect(peer.total("allocations") == 0)
        #expect(peer.features.count == layout.features.count)
        let off = layout.outputs.map { $0.report(.off) }
        let worked = peer.outputs.contains { !off.contains($0.bytes) }
        let ends = peer.outputs.suffix(layout.outputs.count).allSatisfy { off.contains($0.bytes) }
        return Life(
            ticks: peer.rows.map { Tick(time: $0.time, report: Int($0.report), values: $0.values) },
            ending: peer.totals["ending"] ?? "",
            endsOff: layout.outputs.isEmpty
                ? peer.outputs.isEmpty : worked && ends && peer.total("expired") >= 1, words: peer.errors)
    }

    /// A device that answers every frame, through the servo loop: a life to the end, with a hand that goes into tissue, and
    /// one that ends with a pulled plug.
    private func lockstep(_ options: [String], _ reader: [String]) throws -> Life {
        var whole = try ForcePeer(options, profile: profile.name, reader: reader + ["--seconds", "2.5", "--samples"])
        // Once more where the host was busy: a stall takes the force off until the needle is outside again.
        for _ in 0..<3 where Double(whole.device["highest"] ?? "") ?? 0 <= 0.05 {
            whole = try ForcePeer(options, profile: profile.name, reader: reader + ["--seconds", "5", "--samples"])
        }
        let pulled = try ForcePeer(
            options + ["--unplug-after", "300"], profile: profile.name, reader: reader + ["--seconds", "5"])
        let ticks = whole.output.split(separator: "\n").compactMap { line -> Tick? in
            let columns = line.split(separator: ",")
            guard columns.count == 2 + Channel.count, let time = Int64(columns[0]), let report = Int(columns[1]) else {
                return nil
            }
            return Tick(time: time, report: report, values: columns[2...].compactMap { Double($0) })
        }
        let felt = Double(whole.device["highest"] ?? "") ?? 0
        return Life(
            ticks: ticks, ending: pulled.host["ending"] == "deviceGone" ? "gone" : "",
            endsOff: felt > 0.05 && whole.device["told"] == "0,0,0", words: whole.errors + pulled.errors)
    }
}
