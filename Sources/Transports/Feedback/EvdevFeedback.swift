import CLibEvdev
import CPlatform
import Glibc
import Profiles

/// Shows commands by the effects of an input device: all uploaded as the run begins, then only played and stopped.
///
/// Not before: the kernel forgets a device's effects where any of its descriptors is closed, as every process that is
/// started closes the copies that it inherits. Guardians are started before the run, and nothing in it.
///
/// Every effect ends by itself, friction's too, which is played anew while it lasts: a program that dies leaves a device
/// that falls silent within 0.1 s. On the writing thread alone.
final class EvdevFeedback: CommandSink {
    /// An effect that the device holds, with what it shows.
    private struct Effect {
        var number: Int32
        /// 0 … 1 of the strongest.
        var level: Double
    }

    private let handle: EvdevHandle
    private let descriptor: Int32
    private let kinds: Kinds
    private let gain: Double
    private let guardian: Guardian
    private var pops: [Effect] = []
    private var taps: [Effect] = []
    private var textures: [Effect] = []
    private var textured: Int64 = .min / 2

    /// Lengths, ms: of a pop, of a tap, and of friction between two plays.
    private static let lengths: (pop: UInt16, tap: UInt16, texture: UInt16) = (90, 35, 100)
    /// From one play of friction to the next, ns.
    private static let renewal: Int64 = 60_000_000

    /// True where the device may be written and has effects that fit.
    static func fits(_ handle: EvdevHandle) -> Bool { Kinds(handle) != nil }

    /// Nil where it does not fit.
    ///
    /// - Parameters:
    ///   - gain: 0 … 1.
    ///   - guardian: is told which effects it is to stop.
    init?(_ handle: EvdevHandle, gain: Double, guardian: Guardian) {
        guard let kinds = Kinds(handle), let open = handle.opened else { return nil }
        self.handle = handle
        self.kinds = kinds
        self.gain = gain
        self.guardian = guardian
        descriptor = open.descriptor
    }

    /// What a device can be asked for.
    private struct Kinds {
        var decaying: feedback_kind
        var short: feedback_kind
        var hasGain: Bool

        init?(_ handle: EvdevHandle) {
            guard handle.isWritable, let open = handle.opened else { return nil }
            func offers(_ code: Int32) -> Bool {
                unsafe libevdev_has_event_code(open.device, UInt32(EV_FF), UInt32(code)) == 1
            }
            let sine = offers(FF_PERIODIC) && offers(FF_SINE)
            let rumble = offers(FF_RUMBLE)
            guard sine || rumble || offers(FF_CONSTANT) else { return nil }
            decaying = sine ? feedback_sine : rumble ? feedback_rumble : feedback_constant
            short = rumble ? feedback_rumble : sine ? feedback_sine : feedback_constant
            hasGain = offers(FF_GAIN)
        }
    }

    func begin() {
        func upload(_ kind: feedback_kind, _ level: Double, weak: Bool, _ length: UInt16, fade: UInt16) -> Effect? {
            let size = UInt16(level * 65_535)
            let number = feedback_upload(descriptor, kind, weak ? 0 : size, size, length, fade)
            return number < 0 ? nil : Effect(number: number, level: level)
        }
        let lengths = Self.lengths
        pops = [0.4, 0.7, 1].compactMap { upload(kinds.decaying, $0, weak: false, lengths.pop, fade: lengths.pop) }
        taps = [0.5, 1].compactMap { upload(kinds.short, $0, weak: true, lengths.tap, fade: 0) }
        textures = [0.33, 0.67, 1].compactMap { level in
            upload(kinds.short, level * Rumble.share, weak: true, lengths.texture, fade: 0).map {
                Effect(number: $0.number, level: level)
            }
        }
        guardian.prepare(.evdevStop(effects: (pops + taps + textures).map { UInt16($0.number) }))
        if kinds.hasGain { _ = feedback_gain(descriptor, UInt16(min(1, max(0, gain)) * 65_535)) }
    }

    func show(_ told: Told, at now: Int64) {
        if told.pop > 0 { play(pops, told.pop) }
        if told.tap > 0 { play(taps, told.tap) }
        let texture = Rumble.level(texture: told.texture)
        // Less than half of the least is nothing.
        guard texture > 0.16, now &- textured >= Self.renewal else { return }
        textured = now
        play(textures, texture)
    }

    @discardableResult
    func silence(at now: Int64) -> Bool {
        var said = true
        for effect in pops + taps + textures {
            let error = feedback_play(descriptor, effect.number, 0)
            if error != 0 && error != ENODEV { said = false }
        }
        return said
    }

    /// Forgets the effects; the descriptor is still open.
    func end() {
        for effect in pops + taps + textures { feedback_erase(descriptor, effect.number) }
    }

    /// Plays the effect whose level is nearest.
    private func play(_ effects: [Effect], _ level: Double) {
        guard let effect = effects.min(by: { abs($0.level - level) < abs($1.level - level) }) else { return }
        _ = feedback_play(descriptor, effect.number, 1)
    }
}
