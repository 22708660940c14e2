import CLibUSB

/// One of libusb's transfers with its buffer, allocated once.
@safe
final class USBTransfer {
    let pointer: UnsafeMutablePointer<libusb_transfer>
    let buffer: UnsafeMutablePointer<UInt8>
    /// It was submitted and has not come back.
    var isFlying = false

    /// - Parameter room: bytes of the buffer. Nil where there is no memory.
    init?(room: Int) {
        guard let made = unsafe libusb_alloc_transfer(0) else { return nil }
        unsafe pointer = made
        unsafe buffer = .allocate(capacity: room)
        unsafe buffer.initialize(repeating: 0, count: room)
    }

    deinit {
        // What the kernel may still write into is not given back.
        guard !isFlying else { return }
        unsafe libusb_free_transfer(pointer)
        unsafe buffer.deallocate()
    }

    /// Copies the bytes in.
    func load(_ packet: WirePacket) {
        for index in 0..<packet.count { unsafe buffer[index] = packet.bytes[index] }
    }
}
