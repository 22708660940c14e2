import CLibUSB
import Glibc
import Profiles

/// An open USB device with its interface claimed; the kernel's driver is taken off, and given back at the end.
///
/// The synchronous calls are for setting up, before a ``USBWire`` runs over it; never for the servo thread.
@safe
final class USBHandle: @unchecked Sendable {
    let context: USBContext
    let pointer: OpaquePointer
    let device: PluggedDevice
    private var claimed = false

    /// - Parameter device: as ``PluggedDevices`` lists it.
    init(_ device: PluggedDevice) throws(WireError) {
        self.device = device
        let context = try USBContext(for: device.place)
        self.context = context
        var opened: OpaquePointer?
        var status = LIBUSB_ERROR_NO_DEVICE.rawValue
        unsafe context.eachDevice { candidate, place in
            if unsafe opened == nil && place.node == device.node {
                status = unsafe libusb_open(candidate, &opened)
            }
        }
        guard status == 0, let pointer = unsafe opened else {
            throw .libusb(device.place, "opening it", status)
        }
        unsafe self.pointer = pointer
        unsafe libusb_set_auto_detach_kernel_driver(pointer, 1)
        let claim = unsafe libusb_claim_interface(pointer, 0)
        guard claim == 0 else {
            unsafe libusb_close(pointer)
            if claim == LIBUSB_ERROR_BUSY.rawValue { throw .busy(device.place, by: device.driver) }
            throw .libusb(device.place, "claiming it", claim)
        }
        claimed = true
    }

    deinit {
        if claimed {
            // Gives the interface back to the driver that had it.
            unsafe libusb_release_interface(pointer, 0)
            unsafe libusb_close(pointer)
        }
    }

    /// A vendor request without data. False: the device refused it.
    func request(type: UInt8, _ request: UInt8, _ value: UInt16) throws(WireError) -> Bool {
        let status = unsafe libusb_control_transfer(pointer, type, request, value, 0, nil, 0, 1000)
        if status == LIBUSB_ERROR_NO_DEVICE.rawValue { throw .gone(device.place) }
        return status >= 0
    }

    /// Writes all bytes, once more where the pipe was halted. False: the device did not take them in time.
    func write(_ bytes: [UInt8], to endpoint: UInt8) throws(WireError) -> Bool {
        var bytes = bytes
        var moved: Int32 = 0
        var status = unsafe libusb_bulk_transfer(pointer, endpoint, &bytes, Int32(bytes.count), &moved, 500)
        if status == LIBUSB_ERROR_PIPE.rawValue {
            unsafe libusb_clear_halt(pointer, endpoint)
            status = unsafe libusb_bulk_transfer(pointer, endpoint, &bytes, Int32(bytes.count), &moved, 500)
        }
        if status == LIBUSB_ERROR_NO_DEVICE.rawValue { throw .gone(device.place) }
        return status == 0 && moved == bytes.count
    }

    /// One packet, or none where nothing came in time.
    func read(from endpoint: UInt8, room: Int, milliseconds: Int) throws(WireError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: room)
        var moved: Int32 = 0
        let status = unsafe libusb_bulk_transfer(
            pointer, endpoint, &bytes, Int32(room), &moved, UInt32(max(1, milliseconds)))
        switch status {
        case 0, LIBUSB_ERROR_TIMEOUT.rawValue: return Array(bytes.prefix(Int(moved)))
        case LIBUSB_ERROR_NO_DEVICE.rawValue: throw .gone(device.place)
        case LIBUSB_ERROR_PIPE.rawValue:
            unsafe libusb_clear_halt(pointer, endpoint)
            return []
        default: throw .libusb(device.place, "reading from it", status)
        }
    }
}
