/// What the force model needs to know of the needle, and of the tissue all layers share. SI units, sources in the presets.
///
/// Safe on the servo thread.
@frozen
public struct NeedleMechanics: BitwiseCopyable, Sendable, Equatable {
    /// From the hub to the tip, m.
    public var length = 0.025
    /// Lateral stiffness of the bare needle at its tip, 3EI/L³, N/m.
    public var bending = 120.0
    /// Axial load that buckles it, fixed at the hub and free at the tip, N.
    public var eulerLoad = 2.4
    /// Stiffness of skin under the hub, N/m.
    public var hubStiffness = 0.0
    /// Slip at which the shaft's friction is fully built up, and over which static friction falls to kinetic, m.
    public var bristle = 0.0004
    public var breakaway = 0.0003
    /// Share of the friction that fades at rest, its time, s, and the speed below which the shaft rests, m/s.
    public var restShare = 0.0
    public var restTime = 1.0
    public var restSpeed = 0.0002
    /// Lateral stiffness of tissue by length of shaft, N/m².
    public var lateral = 0.0
    /// The furthest that tissue is pushed aside before it gives, m.
    public var lateralReach = 0.01
    /// How near to a nerve's surface the patient feels the tip, m.
    public var nerveReach = 0.002
    /// What is felt when the tip strikes bone.
    public var tap = Tap.none

    /// A 25G × 25 mm needle in tissue that holds neither its side nor its hub.
    public init() {}
}
