/// Where a device's bytes come out and go in.
struct USBEndpoints: Sendable {
    /// The bulk endpoint to the host: 0x81.
    var input: UInt8
    /// The bulk endpoint to the device: 0x02.
    var output: UInt8
    /// Bytes of a packet.
    var packet: Int
    /// Bytes at the head of every packet that are no data.
    var status: Int
}
