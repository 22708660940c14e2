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

/// Holds a grip by a spring, through the limits of a run, while a person lifts it, pushes it, and hangs a weight on it.
struct WeighSession: DeviceUse {
    /// How long a person may take for each part, s (an engineering choice).
    private static let patience = 120.0

    let profile: Profile
    let mass: Double
    let language: Language
    let found: Found<WeightCalibration>

    func use<Link: Transport & Sendable & ~Copyable>(
        _ link: consuming Link, facts: [Attachment], reopen: (@Sendable (() -> Bool) -> Link?)?,
        release: @escaping () -> Void
    ) throws {
        var link = link
        let terminal = Terminal()
        cplatform_catch_requests()
        var keyboard = Keyboard()
        var trial = WeightTrial(mass: mass)
        var limits = profile.limits
        limits.force = min(limits.force, WeightTrial.most)
        limits.weight = .zero
        var limiter = Limiter(limits: limits, period: 0.001)
        let zero = cplatform_now()
        link.start(at: Instant(nanoseconds: zero))
        var (before, told, wasPressed, last) = (zero, Vector.zero, true, zero)
        var asked: WeightTrial.Stage?
        var trouble: LocalizedText?
        while trouble == nil && trial.result == nil {
            if asked != trial.stage {
                asked = trial.stage
                last = before
                if case .failed(let problem) = trial.stage {
                    trouble = Self.words(problem)
                    break
                }
                terminal.write(Self.words(trial.stage)[language] + "\n")
            }
            let now = cplatform_now()
            let period = max(1e-6, Double(now - before) * 1e-9)
            before = now
            var isReady = false
            for key in keyboard.keys() { if key == .enter { isReady = true } else { trouble = RunWords.stopped } }
            if cplatform_take_requests() != 0 { trouble = RunWords.stopped }
            if Double(now - last) * 1e-9 > Self.patience { trouble = RunWords.noTouch }
            let instant = Instant(nanoseconds: now - zero)
            var sample: Sample?
            switch link.read(at: instant) {
            case .sample(let read): sample = read
            case .waiting: break
            case .gone, .finished: trouble = RunWords.deviceLeft
            }
            let isPressed = sample?.buttons.contains(.confirm) ?? wasPressed
            if isPressed && !wasPressed { isReady = true }
            wasPressed = isPressed
            if sample?.buttons.contains(.emergencyStop) == true { trouble = RunWords.stopped }
            let place = sample.map { Vector($0[.x], $0[.y], $0[.z]) } ?? .zero
            let wanted =
                sample == nil ? .zero : trial.step(place: place, told: told, isReady: isReady, period: period)
            var input = LimiterInput(force: wanted, place: place, now: instant, period: period)
            input.tracked = sample?.inRange ?? false
            input.restarted = !input.tracked
            input.delay = sample?.delay ?? 0
            if case .ready = trial.stage { input.deadMan = false }
            let command = limiter.limit(input).command
            told = command.force
            link.write(command, at: instant)
            _ = cplatform_sleep_until(now + 1_000_000)
        }
        link.close()
        release()
        if let trouble { throw Complaint.sentence(trouble[language], .deviceTrouble) }
        found.value = trial.result
    }

    private static func words(_ stage: WeightTrial.Stage) -> LocalizedText {
        switch stage {
        case .ready(false):
            LocalizedText(
                ja: "グリップに何も掛けずに、Enter か「はい」のボタンを押してください。ばねのように中央へ戻す力が出ます。ほかのキーで中止します。",
                en:
                    "With nothing on the grip, press Enter or the button that answers yes: a spring then holds it in the "
                    + "middle. Any other key stops.")
        case .ready(true):
            LocalizedText(
                ja: "おもりをグリップに掛けて、Enter か「はい」のボタンを押してください。",
                en: "Hang the weight on the grip, and press Enter or the button that answers yes.")
        case .lift:
            LocalizedText(ja: "グリップを 15 mm ほど持ち上げ、そっと離してください。", en: "Lift the grip by 15 mm, and let go gently.")
        case .push:
            LocalizedText(ja: "グリップを 15 mm ほど押し下げ、そっと離してください。", en: "Push the grip down by 15 mm, and let go gently.")
        case .done, .failed: LocalizedText(ja: "終わりました。", en: "Done.")
        }
    }

    private static func words(_ problem: WeightCalibration.Problem) -> LocalizedText {
        switch problem {
        case .mass:
            LocalizedText(ja: "おもりの重さが使えません。", en: "that weight can't be used.")
        case .implausible:
            LocalizedText(
                ja: "おもりを掛けても力がほとんど変わらないか、変わりすぎました。掛けたか確かめ、やり直してください。何も保存していません。",
                en:
                    "the weight made no difference, or far too much: see that it hangs free, and try again. Nothing was kept."
            )
        case .friction:
            LocalizedText(
                ja: "関節の摩擦が大きすぎます。もっと重いおもりでやり直してください。何も保存していません。",
                en: "the joints stick too much for this weight; try again with a heavier one. Nothing was kept.")
        }
    }
}

extension RunWords {
    static let emergency = LocalizedText(
        ja: "非常停止です。力はゼロになり、力の試験は終わりました。", en: "emergency stop: force is zero, and the force test is over.")
    static let stopped = LocalizedText(
        ja: "中止しました。力はゼロです。何も保存していません。", en: "stopped; force is zero, and nothing was kept.")
}
