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
    /// Which ``Kind`` it is.
    public var kind: UInt16 = 0
    /// How many bytes of it count.
    public var length: UInt8 = 0
    /// Its bytes, the first in the lowest of the first word.
    public var words = InlineArray<10, UInt64>(repeating: 0)

    /// What a device, or its transport, may have said.
    @frozen
    public enum Kind: UInt16, Sendable {
        /// An input event of the kernel.
        case event
        /// The run's zero on the device's clock: from here on a device begins as it was opened.
        case start
        /// The device is gone.
        case gone
        /// The bytes of a report.
        case report
        /// The guardian took the force off: the tick had no reading.
        case pause
    }

    @_noLocks @inlinable
    public init() {}

    /// True where two devices hold the needle and it is the second's: the highest bit of ``kind``.
    public var isOfSecond: Bool {
        @_noLocks @inlinable get { kind & 0x8000 != 0 }
        @_noLocks @inlinable set { kind = newValue ? kind | 0x8000 : kind & 0x7fff }
    }

    /// One of its bytes, 0 ..< 80.
    public subscript(index: Int) -> UInt8 {
        @_noLocks get { UInt8(truncatingIfNeeded: words[index >> 3] >> UInt64((index & 7) &* 8)) }
    }

    /// Puts a byte where none has been put.
    @_noLocks
    public mutating func put(_ byte: UInt8, at index: Int) {
        words[index >> 3] |= UInt64(byte) << UInt64((index & 7) &* 8)
    }

    /// One without bytes.
    @_noLocks
    public init(_ kind: Kind, time: Int64 = 0) {
        self.init()
        self.kind =
            switch kind {
            case .event: 0
            case .start: 1
            case .gone: 2
            case .report: 3
            case .pause: 4
            }
        self.time = Instant(nanoseconds: time)
    }
}
