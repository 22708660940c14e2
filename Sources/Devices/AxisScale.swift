/// Turns the whole numbers of one axis into a channel's number: a straight line, then a dead zone.
///
/// Safe on the servo thread.
@frozen
public struct AxisScale: BitwiseCopyable, Sendable, Equatable {
    @usableFromInline var factor: Double
    @usableFromInline var offset: Double
    @usableFromInline var deadZone: Double

    /// - Parameters:
    ///   - factor: what one unit of the device is in the channel's unit. Finite.
    ///   - offset: the channel's number where the device says 0. Finite.
    ///   - deadZone: travel that counts as none, 0 ..< 0.5 of the channel's full number.
    @_noLocks @inlinable
    public init(factor: Double, offset: Double, deadZone: Double = 0) {
        self.factor = factor
        self.offset = offset
        self.deadZone = deadZone
    }

    /// The channel's number for a device's.
    @_noLocks @inlinable
    public func callAsFunction(_ value: Int32) -> Double { number(of: Int64(value)) }

    /// The channel's number for one of a wider device.
    @_noLocks @inlinable
    public func number(of value: Int64) -> Double {
        let straight = Double(value) * factor + offset
        if deadZone <= 0 { return straight }
        if straight > deadZone { return (straight - deadZone) / (1 - deadZone) }
        if straight < -deadZone { return (straight + deadZone) / (1 - deadZone) }
        return 0
    }
}
