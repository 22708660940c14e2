import CLibUSB
import CPlatform
import Profiles
import Transports

/// The least that can answer a Falcon: libusb, two transfers that listen, and the same frame back from the callback.
///
/// What the servo loop adds to this is what the test measures.
@safe
final class EchoLoop {
    private var outgoing: UnsafeMutablePointer<libusb_transfer>?
    private let frame: [UInt8] = [0x3C] + [UInt8](repeating: 0x41, count: 12) + [0x45, 0x41, 0x3E]
    private var handle: OpaquePointer?
    private var flying = 0
    private var outIsFree = true
    private var ends = false
    private var pending: [UInt8] = []

    static func run(_ profile: Profile, seconds: Double) throws(WireError) {
        _ = try LockstepDevices.find(profile)
        var context: OpaquePointer?
        guard unsafe libusb_init(&context) == 0 else { UsbReader.complain("echo: libusb", code: 70) }
        let loop = EchoLoop()
        unsafe loop.handle = libusb_open_device_with_vid_pid(context, 0x0403, 0xCB48)
        guard unsafe loop.handle != nil, unsafe libusb_claim_interface(loop.handle, 0) == 0 else {
            UsbReader.complain("echo: the device can't be opened", code: 70)
        }
        for (request, value) in [(9, 1), (3, 2), (0, 1), (0, 2)] as [(UInt8, UInt16)] {
            unsafe libusb_control_transfer(loop.handle, 0x40, request, value, 0, nil, 0, 1000)
        }
        _ = cplatform_schedule_fifo(80)
        unsafe loop.outgoing = libusb_alloc_transfer(0)
        var incoming: [UnsafeMutablePointer<libusb_transfer>] = unsafe []
        let raw = unsafe Unmanaged.passUnretained(loop).toOpaque()
        for _ in 0..<2 {
            guard let transfer = unsafe libusb_alloc_transfer(0) else { return }
            unsafe libusb_fill_bulk_transfer(
                transfer, loop.handle, 0x81, .allocate(capacity: 64), 64,
                { transfer in
                    guard let transfer = unsafe transfer, let raw = unsafe transfer.pointee.user_data else { return }
                    unsafe Unmanaged<EchoLoop>.fromOpaque(raw).takeUnretainedValue().came(transfer)
                }, raw, 0)
            unsafe incoming.append(transfer)
            loop.flying += 1
            unsafe libusb_submit_transfer(transfer)
        }
        let end = cplatform_now() + Int64(seconds * 1e9)
        loop.answer()
        while loop.flying > 0 {
            if cplatform_now() > end && !loop.ends {
                loop.ends = true
                for index in 0..<2 { unsafe libusb_cancel_transfer(incoming[index]) }
            }
            // The converter sends a packet every ms, so this returns as often.
            unsafe libusb_handle_events_completed(context, nil)
        }
        unsafe libusb_release_interface(loop.handle, 0)
        unsafe libusb_close(loop.handle)
        unsafe libusb_exit(context)
    }

    private func came(_ transfer: UnsafeMutablePointer<libusb_transfer>) {
        let count = unsafe Int(transfer.pointee.actual_length)
        if unsafe transfer.pointee.status == LIBUSB_TRANSFER_COMPLETED && !ends {
            for index in 2..<max(2, count) where unsafe transfer.pointee.buffer[index] == 0x3E { answer() }
            unsafe libusb_submit_transfer(transfer)
        } else {
            flying -= 1
        }
    }

    private func answer() {
        guard outIsFree, let outgoing = unsafe outgoing else { return }
        outIsFree = false
        flying += 1
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 16)
        for (index, byte) in frame.enumerated() { unsafe bytes[index] = byte }
        unsafe libusb_fill_bulk_transfer(
            outgoing, handle, 0x02, bytes, 16,
            { transfer in
                guard let transfer = unsafe transfer, let raw = unsafe transfer.pointee.user_data else { return }
                let loop = unsafe Unmanaged<EchoLoop>.fromOpaque(raw).takeUnretainedValue()
                unsafe transfer.pointee.buffer.deallocate()
                loop.outIsFree = true
                loop.flying -= 1
            }, Unmanaged.passUnretained(self).toOpaque(), 100)
        unsafe libusb_submit_transfer(outgoing)
    }
}
