/// One report as it came over the wire: fixed storage, so that reading never allocates.
///
/// Safe on the servo thread.
@frozen
public struct ReportBytes: BitwiseCopyable, Sendable {
    /// The longest report that fits, bytes. HID devices over USB full speed send at most 64, Bluetooth ones 79.
    @inlinable
    public static var capacity: Int { @_noLocks get { 128 } }

    /// Where a transport puts what it reads.
    public var storage: InlineArray<128, UInt8>
    /// How many bytes of it are the report's, 0 … 128; a number beyond is held to that.
    public var count: Int {
        @_noLocks @inlinable get { kept }
        @_noLocks @inlinable set { kept = newValue < 0 ? 0 : (newValue > 128 ? 128 : newValue) }
    }

    @usableFromInline var kept: Int

    @_noLocks @inlinable
    public init() {
        storage = InlineArray(repeating: 0)
        kept = 0
    }

    /// The byte at an offset; 0 for every offset that the report doesn't have.
    @inlinable
    public subscript(offset: Int) -> UInt8 {
        @_noLocks get { offset >= 0 && offset < kept ? storage[offset] : 0 }
    }
}

extension ReportBytes {
    /// The first 128 of some bytes. Not for the servo thread.
    public init(_ bytes: some Collection<UInt8>) {
        self.init()
        count = min(bytes.count, Self.capacity)
        for (index, byte) in bytes.prefix(Self.capacity).enumerated() { storage[index] = byte }
    }
}
