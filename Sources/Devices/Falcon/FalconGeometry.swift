public import Space

/// The shape of a Novint Falcon: three legs around an axis that points at the user. All lengths in m.
///
/// In the device's frame x points to the user's right, y up and z toward the user. From the mechanism as it is described
/// for Stamper's translational parallel robots, with the maker's dimensions. Safe on the servo thread.
@frozen
public enum FalconGeometry {
    /// The crank that the motor turns.
    @inlinable
    public static var crank: Double { @_noLocks get { 0.060 } }
    /// The parallelogram's long side.
    @inlinable
    public static var rod: Double { @_noLocks get { 0.1025 } }
    /// From the grip's middle to the parallelogram, along the leg.
    @inlinable
    static var gripOffset: Double { @_noLocks get { 0.01443 } }
    /// The parallelogram's two short links together, along the leg.
    @inlinable
    static var links: Double { @_noLocks get { 0.01125 + 0.01125 } }
    /// From the grip's middle to the parallelogram, across the leg.
    @inlinable
    static var sideOffset: Double { @_noLocks get { -0.025 } }
    /// From the device's axis to the motor's, along the leg.
    @inlinable
    static var baseRadius: Double { @_noLocks get { 0.040 } }
    /// From the device's axis to the motor's, across the leg.
    @inlinable
    static var baseShift: Double { @_noLocks get { -0.02309 } }

    /// How many legs there are.
    @inlinable
    public static var legs: Int { @_noLocks get { 3 } }
    /// One count of the encoders, rad: 1280 counts a turn of the motor, geared down.
    @inlinable
    public static var radiansPerCount: Double { @_noLocks get { 0.0364347 * 0.017453292519943295 } }
    /// The crank's angle at count 0, rad: 35°.
    @inlinable
    public static var angleAtZero: Double { @_noLocks get { 35 * 0.017453292519943295 } }

    /// The middle of the workspace, m: halfway between the grip pushed in and pulled out.
    @inlinable
    public static var centre: Vector { @_noLocks get { Vector(0, 0, 0.125) } }
    /// The ball around ``centre`` that the maker calls the workspace, m.
    @inlinable
    public static var reach: Double { @_noLocks get { 0.040 } }

    /// Along leg 0, 1 or 2, away from the device's axis: 105°, −15° and −135°. Unit length.
    @_noLocks @inlinable
    static func along(_ leg: Int) -> Vector {
        switch leg {
        case 0: Vector(-0.25881904510252074, 0.9659258262890683, 0)
        case 1: Vector(0.9659258262890683, -0.25881904510252074, 0)
        default: Vector(-0.7071067811865476, -0.7071067811865475, 0)
        }
    }

    /// Across a leg: ``along(_:)`` turned by 90° about z.
    @_noLocks @inlinable
    static func across(_ leg: Int) -> Vector {
        let u = along(leg)
        return Vector(-u.y, u.x, 0)
    }
}
