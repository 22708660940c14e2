public import Space

/// What the tissue answers in one tick.
///
/// Safe on the servo thread.
@frozen
public struct Reaction: BitwiseCopyable, Sendable {
    /// Force on the hand, N, patient frame.
    public var force = Vector.zero
    /// Moment of the tissue beside the shaft about the needle's hub, N·m, patient frame: what levering costs.
    public var moment = Vector.zero
    /// Along the needle, N, positive out of the patient; and the tip's part of it.
    public var axial = 0.0
    public var tip = 0.0
    /// The part of `tip` that is the knock on bone, N.
    public var tap = 0.0
    /// m, see ``ForceModel``.
    public var dimple = 0.0
    public var depth = 0.0
    /// The layer of the real tip, 0 (air) … 5 (bone).
    public var layer = 0
    /// The layer whose outer face gave way in this tick, or 0.
    public var ruptured = 0
    /// How long before the tick's end it gave way, s.
    public var sinceRupture = 0.0
    public var onBone = false
    public var bent = false
    public var hubOnSkin = false
    /// The tip is in the lumen of a vein: blood comes back.
    public var inVein = false
    /// The tip is so near a nerve that the patient feels it, in a nerve, or in a bursa.
    public var nearNerve = false
    public var inNerve = false
    public var inBursa = false

    @_noLocks @inlinable
    public init() {}
}
