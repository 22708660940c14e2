/// Where the needle's bevel opens in this tick.
///
/// Safe on the servo thread.
@frozen
public struct Outlet: BitwiseCopyable, Sendable {
    /// The layer of the tip, 0 (air) … 5 (bone).
    public var layer: Int
    /// Bone shuts the bevel.
    public var shut: Bool
    /// The bevel lies in the lumen of a vein, or in a nerve.
    public var inVein: Bool
    public var inNerve: Bool
    /// Sine of the angle between needle and skin.
    public var steepness: Double

    @_noLocks @inlinable
    public init(layer: Int, shut: Bool = false, inVein: Bool = false, inNerve: Bool = false, steepness: Double = 1) {
        self.layer = layer
        self.shut = shut
        self.inVein = inVein
        self.inNerve = inNerve
        self.steepness = steepness
    }
}
