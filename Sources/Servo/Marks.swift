/// What happened to the needle in a tick, one bit each.
///
/// Safe on the servo thread.
@frozen
public struct Marks: BitwiseCopyable, Sendable, Equatable {
    public var bits: UInt32
    @_noLocks @inlinable
    public init(bits: UInt32) { self.bits = bits }

    /// Nothing happened.
    @inlinable
    public static var none: Marks { @_noLocks get { Marks(bits: 0) } }
    /// The tip touched the skin.
    @inlinable
    public static var touchedSkin: Marks { @_noLocks get { Marks(bits: 1 << 0) } }
    /// The skin gave way.
    @inlinable
    public static var puncturedSkin: Marks { @_noLocks get { Marks(bits: 1 << 1) } }
    /// The fascia gave way.
    @inlinable
    public static var puncturedFascia: Marks { @_noLocks get { Marks(bits: 1 << 2) } }
    /// The tip reached bone.
    @inlinable
    public static var touchedBone: Marks { @_noLocks get { Marks(bits: 1 << 3) } }
    /// The tip left the skin, outward.
    @inlinable
    public static var leftSkin: Marks { @_noLocks get { Marks(bits: 1 << 4) } }
    /// The needle bent under more than its Euler load. Stays set until the needle is out.
    @inlinable
    public static var needleBent: Marks { @_noLocks get { Marks(bits: 1 << 5) } }
    /// The hub rests on the skin.
    @inlinable
    public static var hubOnSkin: Marks { @_noLocks get { Marks(bits: 1 << 6) } }
    /// The tip is inside the skin.
    @inlinable
    public static var inTissue: Marks { @_noLocks get { Marks(bits: 1 << 7) } }
    /// The tip is on bone.
    @inlinable
    public static var onBone: Marks { @_noLocks get { Marks(bits: 1 << 8) } }
    /// The device is in range and its pose is believed.
    @inlinable
    public static var tracked: Marks { @_noLocks get { Marks(bits: 1 << 9) } }
    /// The tip is in a vein: blood flashes back.
    @inlinable
    public static var inVein: Marks { @_noLocks get { Marks(bits: 1 << 16) } }
    /// The tip is so near a nerve that the patient feels it, or in it.
    @inlinable
    public static var nearNerve: Marks { @_noLocks get { Marks(bits: 1 << 17) } }
    /// The tip is in a nerve.
    @inlinable
    public static var inNerve: Marks { @_noLocks get { Marks(bits: 1 << 18) } }
    /// The tip is in a bursa.
    @inlinable
    public static var inBursa: Marks { @_noLocks get { Marks(bits: 1 << 19) } }

    /// Somebody holds the procedure: the force is fading, or gone.
    @inlinable
    public static var paused: Marks { @_noLocks get { Marks(bits: 1 << 20) } }

    /// True where any of `other` is set.
    @_noLocks @inlinable
    public func contains(_ other: Marks) -> Bool { bits & other.bits != 0 }
    /// Sets all of `other`.
    @_noLocks @inlinable
    public mutating func insert(_ other: Marks) { bits |= other.bits }
}
