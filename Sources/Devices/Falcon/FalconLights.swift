/// The lights of a Falcon's logo, and the bit that asks it to home.
///
/// Safe on the servo thread.
@frozen
public struct FalconLights: BitwiseCopyable, Sendable, Equatable {
    public var bits: UInt8

    @_noLocks @inlinable
    public init(bits: UInt8) { self.bits = bits }

    /// Red, and homing asked for: no force is shown until every leg has passed its mark.
    @inlinable
    public static var homing: FalconLights { @_noLocks get { FalconLights(bits: 8 | 1) } }
    /// Blue: homed, and no force is shown.
    @inlinable
    public static var ready: FalconLights { @_noLocks get { FalconLights(bits: 4) } }
    /// Green: a run may show force.
    @inlinable
    public static var live: FalconLights { @_noLocks get { FalconLights(bits: 2) } }
}
