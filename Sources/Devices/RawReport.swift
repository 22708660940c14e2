public import Space

/// One report as the device made it, before any codec has looked at it: for recordings, and to replay them.
///
/// Fixed size; safe on the servo thread.
@frozen
public struct RawReport: BitwiseCopyable, Sendable {
    /// The most bytes of a report.
    @inlinable
    public static var capacity: Int { @_noLocks get { 80 } }

    /// The tick that took it in, on the run's clock, ns.
    public var read = Instant.zero
    /// When it came, on the device's clock, ns.
    public var time = Instant.zero
    /// Which of the transport's kinds it is; an input event of the kernel is 0, another transport says its own.
    public var kind: UInt16 = 0
    /// How many bytes of it count.
    public var length: UInt8 = 0
    /// Its bytes, the first in the lowest of the first word.
    public var words = InlineArray<10, UInt64>(repeating: 0)

    @_noLocks @inlinable
    public init() {}
}
