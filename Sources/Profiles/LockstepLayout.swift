/// How a device is read and told that answers every frame with one of its own: which it is, and what is adjusted.
public struct LockstepLayout: Sendable, Equatable {
    /// What the bytes mean; each is a codec of this program.
    public enum Codec: String, Sendable, CaseIterable {
        /// Novint Falcon: 16-byte frames and delta kinematics, over USB.
        case falcon
        /// Haptikfabriken Polhem: 64-byte lines of text, over a serial line.
        case polhem
    }

    public var codec: Codec
    /// Which devices it is for, by their USB numbers. Empty for a serial line whose node the user names.
    public var models: Set<EvdevMatch.Model>
    /// What the buttons mean.
    public var buttons: [NumberedButton]
    /// How fast the plunger button empties the syringe, share of the stroke per second.
    public var plungerRate: Double
    /// What a force is multiplied by before the device is told, from a calibration with a known weight.
    public var forceScale: Double

    public init(
        codec: Codec, models: Set<EvdevMatch.Model>, buttons: [NumberedButton] = [], plungerRate: Double = 0.5,
        forceScale: Double = 1
    ) {
        self.codec = codec
        self.models = models
        self.buttons = buttons
        self.plungerRate = plungerRate
        self.forceScale = forceScale
    }
}
