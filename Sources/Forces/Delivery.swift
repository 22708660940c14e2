/// What the plunger did so far, and what it feels.
///
/// Safe on the servo thread.
@frozen
public struct Delivery: BitwiseCopyable, Sendable {
    /// Force on the plunger, N; positive pushes it back out.
    public var force = 0.0
    /// Pressure in the syringe above the air's, Pa.
    public var pressure = 0.0
    /// Out of the needle, m³/s; negative draws in.
    public var flow = 0.0
    /// The same in shares of the syringe's content per second.
    public var rate = 0.0
    /// Volume that is in air, skin, fat, fascia, muscle, on bone, as shares of the syringe's content; what leaked is in air.
    public var delivered = InlineArray<6, Double>(repeating: 0)
    /// Of it into a vein, and leaked along the track, as shares of the content.
    public var intravenous = 0.0
    public var leaked = 0.0
    /// Blood that came back into the syringe, as a share of the content.
    public var blood = 0.0

    @_noLocks @inlinable
    public init() {}
}
