/// A key that was pressed.
public enum Key: Sendable, Equatable {
    case character(Character)
    case enter
    case escape
    /// An arrow, a function key: nothing that Senshi asks for.
    case other
}
