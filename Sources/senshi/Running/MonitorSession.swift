import ArgumentParser
import Authoring
import CPlatform
import Devices
import Profiles
import Recordings
import Servo
import Space
import Terminals
import Transports

/// Shows what a device says, and lets its force be felt where that was asked for.
struct MonitorSession: DeviceUse {
    /// Between two lines, s.
    private static let interval = 0.1
    /// A space bar that repeats counts as held for so long, s: the first repeat comes after half a second.
    private static let repeats = 0.7

    let profile: Profile
    /// Of the force test, N; nil where there is none.
    let push: Double?
    let seconds: Double
    let language: Language

    func use<Link: Transport & Sendable & ~Copyable>(
        _ link: consuming Link, facts: [Attachment], reopen: (@Sendable (() -> Bool) -> Link?)?,
        release: @escaping () -> Void
    ) throws {
        var link = link
        let terminal = Terminal()
        cplatform_catch_requests()
        var keyboard = Keyboard()
        var test = push.map(ForceTest.init)
        var told: ForceTest.Stage?
        var limits = profile.limits
        limits.force = min(limits.force, DevicesMonitorCommand.most)
        // A push is no tissue: what makes it is the program, so the device's weight is left to the hand.
        limits.weight = .zero
        var limiter = Limiter(limits: limits, period: 0.001)
        let hasButton = profile.transport.hasButtons
        let zero = cplatform_now()
        link.start(at: Instant(nanoseconds: zero))
        var (before, shown, spaceAt) = (zero, -1.0, -Double.infinity)
        var gone = false
        var last: Sample?
        while !gone {
            let now = cplatform_now()
            let time = Double(now - zero) * 1e-9
            let period = max(1e-6, Double(now - before) * 1e-9)
            before = now
            for key in keyboard.keys() {
                // Esc ends it, and 0, which stops every force anywhere.
                if key == .escape || key == .character("0") { gone = true }
                if key == .character(" ") { spaceAt = time }
            }
            if cplatform_take_requests() != 0 || time > seconds { break }
            let instant = Instant(nanoseconds: now - zero)
            var sample: Sample?
            switch link.read(at: instant) {
            case .sample(let read): sample = read
            case .waiting: break
            case .gone, .finished:
                link.close()
                throw Complaint.sentence(RunWords.deviceLeft[language], .deviceTrouble)
            }
            last = sample ?? last
            if push != nil, sample?.buttons.contains(.emergencyStop) == true {
                terminal.write((terminal.isInteractive ? "\n" : "") + RunWords.emergency[language] + "\n")
                break
            }
            let isHeld = hasButton ? (sample?.buttons.holdsAny ?? false) : time - spaceAt < Self.repeats
            let wanted = test?.step(isHeld: isHeld, period: period) ?? .zero
            let place = sample.map { Vector($0[.x], $0[.y], $0[.z]) } ?? .zero
            var input = LimiterInput(force: wanted, place: place, now: instant, period: period)
            input.deadMan = isHeld
            input.tracked = sample?.inRange ?? false
            input.restarted = !input.tracked
            input.delay = sample?.delay ?? 0
            link.write(limiter.limit(input).command, at: instant)
            if let stage = test?.stage, stage != told {
                told = stage
                terminal.write((terminal.isInteractive ? "\r\u{1B}[K" : "") + words(stage, hasButton) + "\n")
                if stage == .done { break }
            }
            if time - shown >= Self.interval, let last {
                shown = time
                let line = Self.line(last, profile.transport.channels)
                terminal.write(terminal.isInteractive ? "\r\u{1B}[K\(line)" : "\(line)\n")
            }
            _ = cplatform_sleep_until(now + 1_000_000)
        }
        if terminal.isInteractive { terminal.write("\n") }
        link.close()
        release()
    }

    private func words(_ stage: ForceTest.Stage, _ hasButton: Bool) -> String {
        ForceTest.words(stage, button: hasButton)[language]
    }

    /// Every channel that the device drives, and the buttons by their meaning.
    private static func line(_ sample: Sample, _ channels: [Channel]) -> String {
        let values = channels.map { channel -> String in
            let value = sample[channel]
            let name = Channel.names.first { $0.value == channel }?.key ?? ""
            let isPlace = channel == .x || channel == .y || channel == .z
            let rounded = ((isPlace ? value * 1000 : value) * 1000).rounded() / 1000
            return "\(name) \(rounded)\(isPlace ? " mm" : "")"
        }
        return (values + sample.buttons.names + (sample.inRange ? [] : ["out of range"])).joined(separator: "  ")
    }
}

extension Buttons {
    /// Those that a person presses: a dead-man's switch that is always held is none.
    fileprivate var pressed: [(Buttons, String)] {
        [
            (.hold, "hold"), (.plunger, "plunger"), (.confirm, "confirm"), (.emergencyStop, "emergency-stop"),
            (.clutch, "clutch"),
        ].filter { contains($0.0) }
    }
    fileprivate var names: [String] { pressed.map { "[\($0.1)]" } }
    /// Something is pressed that is not the emergency stop, and a dead-man's switch where there is one.
    fileprivate var holdsAny: Bool { contains(.deadMan) && !pressed.isEmpty && !contains(.emergencyStop) }
}

extension Profile.Way {
    /// The device has a button of its own to hold.
    fileprivate var hasButtons: Bool {
        switch self {
        case .virtual: false
        case .evdev(let layout): !layout.buttons.isEmpty
        case .hidraw(let layout): layout.reports.contains { !$0.buttons.isEmpty }
        case .usb(let layout), .serial(let layout): !layout.buttons.isEmpty
        }
    }
}
