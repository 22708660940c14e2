public import Space

/// What a Haptikfabriken Polhem is told: a line of text, 64 bytes with its newline, filled up with spaces.
///
/// Seven whole numbers: three forces (mN), a command, three attributes. Safe on the servo thread.
@frozen
public struct PolhemFrame: BitwiseCopyable, Sendable {
    /// Bytes of a line, the newline among them.
    @inlinable
    public static var length: Int { @_noLocks get { 64 } }
    /// The command that says: these are forces.
    @inlinable
    static var command: Int32 { @_noLocks get { 2 } }
    /// The largest number that fits, mN.
    @inlinable
    static var largest: Double { @_noLocks get { 32_767 } }

    /// As it goes over the wire.
    public private(set) var bytes = InlineArray<64, UInt8>(repeating: 0x20)

    /// - Parameter force: N, in the device's frame. What is no number is none; all three are scaled down together where
    ///   one doesn't fit.
    @_noLocks
    public init(force: Vector) {
        var told = force.isFinite ? force * 1000 : .zero
        let across = max(told.x < 0 ? -told.x : told.x, told.y < 0 ? -told.y : told.y)
        let most = max(across, told.z < 0 ? -told.z : told.z)
        if most > Self.largest { told = told * (Self.largest / most) }
        var at = 0
        write(Self.whole(told.x), &at)
        write(Self.whole(told.y), &at)
        write(Self.whole(told.z), &at)
        write(Self.command, &at)
        write(0, &at)
        write(0, &at)
        write(0, &at)
        bytes[63] = 0x0A
    }

    @_noLocks
    private static func whole(_ x: Double) -> Int32 { Int32(x < 0 ? x - 0.5 : x + 0.5) }

    /// Decimal digits and a space.
    @_noLocks
    private mutating func write(_ number: Int32, _ at: inout Int) {
        var rest = number < 0 ? -number : number
        if number < 0 {
            bytes[at] = 0x2D
            at &+= 1
        }
        var size: Int32 = 1
        while rest / size >= 10 { size *= 10 }
        while size > 0 {
            bytes[at] = 0x30 &+ UInt8(truncatingIfNeeded: rest / size)
            at &+= 1
            rest %= size
            size /= 10
        }
        at &+= 1
    }
}
