/// A device that answers every frame with one of its own, in bytes.
///
/// Used by the transport thread alone.
protocol LockstepCodec: Sendable {
    /// Takes the next byte. A whole report comes with the byte that ends it.
    mutating func take(_ byte: UInt8) -> LockstepReport?
    /// The frame that asks for no force at all, ready to be sent at any time.
    ///
    /// - Parameter report: the newest that came; `nil` before the first.
    func zero(after report: LockstepReport?) -> WirePacket
    /// False while the device may show no force, whatever it is told.
    func allowsForce(after report: LockstepReport) -> Bool
    /// Bytes that belonged to no frame so far.
    var refusedBytes: UInt64 { get }
}
