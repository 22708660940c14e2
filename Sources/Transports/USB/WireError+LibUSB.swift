import CLibUSB

extension WireError {
    /// What libusb said.
    static func libusb(_ device: String, _ doing: String, _ code: Int32) -> WireError {
        switch code {
        case LIBUSB_ERROR_ACCESS.rawValue: noPermission(device)
        case LIBUSB_ERROR_BUSY.rawValue: busy(device, by: nil)
        case LIBUSB_ERROR_NO_DEVICE.rawValue, LIBUSB_ERROR_NOT_FOUND.rawValue: gone(device)
        default: system(device, doing, unsafe String(cString: libusb_error_name(code)))
        }
    }
}
