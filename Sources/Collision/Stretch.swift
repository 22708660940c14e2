/// The stretch of a line inside something, m along the line; `near > far` where the line misses it.
///
/// Safe on the servo thread.
@frozen
public struct Stretch: BitwiseCopyable, Sendable, Equatable {
    public var near: Double
    public var far: Double

    @_noLocks @inlinable
    public init(near: Double, far: Double) {
        self.near = near
        self.far = far
    }

    /// No point of the line.
    @inlinable
    public static var none: Stretch { @_noLocks get { Stretch(near: .infinity, far: -.infinity) } }
    /// The line misses it.
    @inlinable
    public var isEmpty: Bool { @_noLocks get { !(near <= far) } }

    @_noLocks mutating func include(_ place: Double) {
        near = min(near, place)
        far = max(far, place)
    }
}
