import Devices
import Forces

extension Cue {
    /// The friction's power has no upper end in the model; more than this is shown as this, W (assumed).
    private static var mostTexture: Double { @_noLocks get { 1 } }

    /// What a device that only vibrates is to show of a tick. The sizes are assumed: what a hand must feel is that
    /// something gave way, not how much.
    ///
    /// - Parameters:
    ///   - reaction: what the tissue answered.
    ///   - speed: of the hand along the needle, m/s.
    ///   - wasOnBone: the tip was on bone in the tick before.
    @_noLocks
    init(_ reaction: Reaction, speed: Double, wasOnBone: Bool) {
        self.init()
        let pace = speed < 0 ? -speed : speed
        // 0.3 for the faintest, and all of it from 0.7 N at the tip, the skin's own.
        if reaction.ruptured != 0 { pop = Self.share(0.3 + (reaction.tip < 0 ? -reaction.tip : reaction.tip)) }
        // 0.3 for a touch, and all of it from 70 mm/s.
        if reaction.onBone && !wasOnBone { tap = Self.share(0.3 + pace * 10) }
        let shaft = reaction.axial - reaction.tip
        let power = (shaft < 0 ? -shaft : shaft) * pace
        if power > 0 { texture = power < Self.mostTexture ? power : Self.mostTexture }
    }

    @_noLocks
    private static func share(_ size: Double) -> Double { size > 0 ? (size < 1 ? size : 1) : 0 }
}
