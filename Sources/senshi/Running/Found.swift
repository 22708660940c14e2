/// Where a session on a device leaves what it found, for the command that asked for it.
final class Found<Value> {
    /// Nil until it is found.
    var value: Value?
}
