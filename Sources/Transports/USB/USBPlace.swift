import CLibUSB
import Profiles

/// Which device libusb means, and where the kernel has it.
struct USBPlace: Sendable, Equatable {
    let model: EvdevMatch.Model
    let bus: UInt8
    let address: UInt8

    init?(_ device: OpaquePointer) {
        var descriptor = libusb_device_descriptor()
        guard unsafe libusb_get_device_descriptor(device, &descriptor) == 0 else { return nil }
        model = EvdevMatch.Model(vendor: descriptor.idVendor, product: descriptor.idProduct)
        bus = unsafe libusb_get_bus_number(device)
        address = unsafe libusb_get_device_address(device)
    }

    /// `/dev/bus/usb/001/004`.
    var node: String { "/dev/bus/usb/\(Self.three(bus))/\(Self.three(address))" }

    private static func three(_ number: UInt8) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: 3 - digits.count) + digits
    }
}
