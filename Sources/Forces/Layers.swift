/// The tissues of one patient under one needle, from air (0) to bone (5). Safe on the servo thread.
@frozen
public struct Layers: BitwiseCopyable, Sendable {
    @usableFromInline var tissues: InlineArray<6, Tissue>

    public init(skin: Tissue, fat: Tissue, fascia: Tissue, muscle: Tissue, boneStiffness: Double) {
        tissues = InlineArray(repeating: Tissue())
        tissues[1] = skin
        tissues[2] = fat
        tissues[3] = fascia
        tissues[4] = muscle
        var bone = Tissue()
        bone.linear = boneStiffness
        tissues[5] = bone
    }

    /// The tissue with a layer's number, 0 … 5.
    @_noLocks @inlinable
    public subscript(index: Int) -> Tissue {
        @_noLocks get { tissues[index] }
    }
}
