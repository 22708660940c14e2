import CLibUSB

/// libusb's state, one for each wire, so that no other thread handles its events.
@safe
final class USBContext: @unchecked Sendable {
    let pointer: OpaquePointer

    init(for device: String) throws(WireError) {
        var made: OpaquePointer?
        let status = unsafe libusb_init(&made)
        guard status == 0, let pointer = unsafe made else {
            throw .system(device, "starting libusb", unsafe String(cString: libusb_error_name(status)))
        }
        unsafe self.pointer = pointer
    }

    deinit { unsafe libusb_exit(pointer) }

    /// Calls `body` with each device that is plugged in; the pointers are valid inside only, unless referenced.
    func eachDevice(_ body: (OpaquePointer, USBPlace) -> Void) {
        var list: UnsafeMutablePointer<OpaquePointer?>?
        let count = unsafe libusb_get_device_list(pointer, &list)
        guard count >= 0, let devices = unsafe list else { return }
        defer { unsafe libusb_free_device_list(devices, 1) }
        for index in 0..<Int(count) {
            guard let device = unsafe devices[index], let place = unsafe USBPlace(device) else { continue }
            unsafe body(device, place)
        }
    }
}
