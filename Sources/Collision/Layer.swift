/// The layers that a needle meets, from outside in. The boundary of a layer is its outer face.
@frozen
public enum Layer: Int, Sendable, CaseIterable {
    case air, skin, fat, fascia, muscle, bone

    /// The layer with a number, held to 0 … 5. Safe on the servo thread.
    @_noLocks @inlinable
    public init(_ number: Int) {
        switch number {
        case 1: self = .skin
        case 2: self = .fat
        case 3: self = .fascia
        case 4: self = .muscle
        case 5...: self = .bone
        default: self = .air
        }
    }

    /// How many boundaries there are: the outer faces of skin, fat, fascia, muscle and bone.
    public static var boundaries: Int { 5 }
}
