/// What the force model needs to know of the needle, and of the tissue all layers share. SI units, sources in the presets.
///
/// Safe on the servo thread.
@frozen
public struct NeedleMechanics: BitwiseCopyable, Sendable, Equatable {
    /// From the hub to the tip, m.
    public var length: Double
    /// Lateral stiffness of the bare needle at its tip, 3EI/L³, N/m.
    public var bending: Double
    /// Axial load that buckles it, fixed at the hub and free at the tip, N.
    public var eulerLoad: Double
    /// Stiffness of bone, N/m.
    public var boneStiffness: Double
    /// Stiffness of skin under the hub, N/m.
    public var hubStiffness: Double
    /// Slip at which the shaft's friction is fully built up, m.
    public var bristle: Double
    /// Lateral stiffness of tissue by length of shaft, N/m².
    public var lateral: Double
    /// The furthest that tissue is pushed aside before it gives, m.
    public var lateralReach: Double

    @inlinable
    public init(
        length: Double, bending: Double, eulerLoad: Double, boneStiffness: Double, hubStiffness: Double,
        bristle: Double, lateral: Double, lateralReach: Double
    ) {
        self.length = length
        self.bending = bending
        self.eulerLoad = eulerLoad
        self.boneStiffness = boneStiffness
        self.hubStiffness = hubStiffness
        self.bristle = bristle
        self.lateral = lateral
        self.lateralReach = lateralReach
    }
}
