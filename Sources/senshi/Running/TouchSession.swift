import ArgumentParser
import Authoring
import CPlatform
import Devices
import Profiles
import Recordings
import Space
import Terminals
import Transports

/// Asks for three touches and waits for each. The device is told no force meanwhile.
struct TouchSession: DeviceUse {
    /// How long a touch is waited for, s (an engineering choice).
    private static let patience = 120.0

    let mapping: Mapping
    let grip: Grip
    let language: Language
    let found: Found<Touches>

    private static let prompts = [
        LocalizedText(
            ja: "1/3 基準点に針先を当てて、動かさずに待ってください。", en: "1/3 Touch the landmark with the needle's tip, and hold still."),
        LocalizedText(ja: "2/3 基準点から患者の頭の方向に離れた点に当ててください。", en: "2/3 Touch a place toward the patient's head."),
        LocalizedText(ja: "3/3 基準点から右に離れた点に当ててください。", en: "3/3 Touch a place to the right of the landmark."),
    ]

    func use<Link: Transport & Sendable & ~Copyable>(
        _ link: consuming Link, facts: [Attachment], reopen: (@Sendable (() -> Bool) -> Link?)?,
        release: @escaping () -> Void
    ) throws {
        var link = link
        let terminal = Terminal()
        let zero = cplatform_now()
        link.start(at: Instant(nanoseconds: zero))
        var finder = TouchFinder()
        var asked = -1
        var since = 0.0
        var gone = false
        while finder.touches.count < 3 {
            let now = cplatform_now() - zero
            let time = Double(now) * 1e-9
            if asked < finder.touches.count {
                asked = finder.touches.count
                since = time
                terminal.write(Self.prompts[asked][language] + "\n")
            }
            var place: Vector?
            switch link.read(at: Instant(nanoseconds: now)) {
            case .sample(let sample): place = sample.inRange ? tip(sample) : nil
            case .gone, .finished: gone = true
            case .waiting: break
            }
            link.write(.zero, at: Instant(nanoseconds: now))
            _ = finder.take(place, at: time)
            if gone || time - since > Self.patience { break }
            _ = cplatform_sleep_until(zero + now + 1_000_000)
        }
        link.close()
        guard finder.touches.count == 3 else {
            throw Complaint.sentence(
                (gone ? RunWords.deviceLeft : RunWords.noTouch)[language], .deviceTrouble)
        }
        let touches = Touches(landmark: finder.touches[0], head: finder.touches[1], right: finder.touches[2])
        if let problem = touches.problem { throw Complaint.sentence(problem[language], .badInput) }
        found.value = touches
    }

    /// The needle's tip in the device's frame.
    private func tip(_ sample: Sample) -> Vector {
        let place = Vector(sample[.x], sample[.y], sample[.z])
        guard case .direct = mapping else { return place + grip.tip }
        let turn = Quaternion(w: sample[.qw], x: sample[.qx], y: sample[.qy], z: sample[.qz])
        return place + (turn.normalized ?? .identity).rotate(grip.tip)
    }
}

extension RunWords {
    static let deviceLeft = LocalizedText(
        ja: "デバイスがなくなりました。何も保存していません。つなぎ直して、もう一度実行してください。",
        en: "the device went away; nothing was kept. Plug it in and try again.")
    static let noTouch = LocalizedText(
        ja: "針先が動かないまま止まりませんでした。何も保存していません。もう一度実行してください。",
        en: "no touch was held still long enough; nothing was kept. Try again.")
}
