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
    /// Stiffness of skin under the hub, N/m, and how much faster its force falls than it rises.
    public var hubStiffness = 0.0
    public var hubUnloading = 3.0
    /// How long tissue springs back after a rupture, s, and over how much cutting the spring that the tip took over from
    /// another layer becomes the layer's own, m.
    public var recoilTime = 0.003
    public var takeover = 0.0005
    /// How near two entries are one track, m, the cosine of the angle within which two directions are, and how far a needle is
    /// drawn back before another direction is another track, m.
    public var trackNear = 0.0005
    public var trackCosine = 0.996_194_698
    public var drawnBack = 0.001
    /// Between which speeds a puncture force changes with speed, m/s.
    public var slowest = 0.0005
    public var fastest = 0.300
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
    /// Thickness of a vessel's wall, m.
    public var veinWall = 0.0
    /// What is felt when the tip strikes bone.
    public var tap = Tap.none

    /// A 25G × 25 mm needle in tissue that holds neither its side nor its hub.
    public init() {}
}
