/// The tissues of one patient under one needle: air (0) to bone (5), and the wall of a vein (6). Safe on the servo thread.
@frozen
public struct Layers: BitwiseCopyable, Sendable {
    @usableFromInline var tissues: InlineArray<7, Tissue>
    /// The membranes inside the fat.
    public var septa: Septa

    /// Not for the servo thread.
    /// - Parameters:
    ///   - boneStiffness: N/m.
    ///   - vein: the wall of a vein and what is in it; without it, a wall that nobody feels.
    public init(
        skin: Tissue, fat: Tissue, fascia: Tissue, muscle: Tissue, boneStiffness: Double, vein: Tissue = Tissue(),
        septa: Septa = .none
    ) {
        tissues = InlineArray(repeating: Tissue())
        tissues[1] = skin
        tissues[2] = fat
        tissues[3] = fascia
        tissues[4] = muscle
        var bone = Tissue()
        bone.linear = boneStiffness
        tissues[5] = bone
        tissues[Self.vein] = vein
        self.septa = septa
    }

    /// The number of the vein's wall.
    @usableFromInline static var vein: Int { @_noLocks get { 6 } }

    /// The tissue with a number, 0 … 6.
    @_noLocks @inlinable
    public subscript(index: Int) -> Tissue {
        @_noLocks get { tissues[index] }
    }
}
