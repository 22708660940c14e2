/// How near the needle is to a structure, and where its line runs through it.
///
/// Safe on the servo thread.
@frozen
public struct StructureContact: BitwiseCopyable, Sendable, Equatable {
    public var kind: Structure.Kind
    /// Which of the patient's structures it is: a number in the list of their names.
    public var index: Int
    /// From the hand's tip to the structure's surface, m; negative inside.
    public var distance: Double
    /// From the entry along the needle to where its line meets the structure and where it leaves it again, m.
    /// Both are 1 where the line misses it.
    public var near: Double
    public var far: Double

    @_noLocks @inlinable
    public init(kind: Structure.Kind, index: Int, distance: Double, near: Double, far: Double) {
        self.kind = kind
        self.index = index
        self.distance = distance
        self.near = near
        self.far = far
    }

    /// Far from everything.
    @inlinable
    public static var none: StructureContact {
        @_noLocks get { StructureContact(kind: .vessel, index: -1, distance: 1, near: 1, far: 1) }
    }
}
