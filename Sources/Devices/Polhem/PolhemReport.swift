/// What a Polhem says: where its grip is (m), four angles (rad) whose meaning is not published, and a number.
///
/// Safe on the servo thread.
@frozen
public struct PolhemReport: BitwiseCopyable, Sendable {
    /// x, y, z in m, then the angles, then the number.
    public var numbers = InlineArray<8, Double>(repeating: 0)

    @_noLocks
    public init() {}
}
