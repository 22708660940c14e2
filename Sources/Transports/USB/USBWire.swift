import CLibEvdev
import CLibUSB
import CPlatform
import Glibc
import Synchronization

/// A thread of its own that moves a device's bytes with libusb's asynchronous transfers, all of them allocated here.
///
/// Two transfers wait for input at any time and two are there for output, so that neither waits for the other. The
/// thread alone submits, and libusb asks for one block of memory for each that it submits; nothing else on it allocates.
/// It leaves the client's farewell (zero force) behind, whatever ends it but a pulled plug or a killed process.
@safe
final class USBWire: @unchecked Sendable {
    /// Stalls and errors in a row, of one direction, after which a wire is given up.
    static let mostFailures = 8
    /// How long the farewell and the transfers that wait may take at the end, ns.
    static let patience: Int64 = 200_000_000
    /// How long whoever closes it waits for its thread, ns: for both, and a kernel that is slow (assumed).
    static let longestFarewell: Int64 = 2_000_000_000

    private let handle: USBHandle
    private let endpoints: USBEndpoints
    private let client: any WireClient
    private let closing = Atomic<Bool>(false)
    private let isUnsaid = Atomic<Bool>(false)
    private var thread: pthread_t?
    private var hasEnded = true

    // The wire's thread alone.
    private var inputs: [USBTransfer] = []
    private var outputs: [USBTransfer] = []
    /// The device is no longer there.
    private var isGone = false
    /// It is there, and no use: nothing more is tried but to leave zero behind.
    private var isGivenUp = false
    private var inputFailures = 0
    private var outputFailures = 0
    private var inputIsHalted = false
    private var outputIsHalted = false
    private var departure: libusb_hotplug_callback_handle = 0

    /// Starts to listen. What is already there to be read counts.
    init(_ handle: USBHandle, _ endpoints: USBEndpoints, client: any WireClient) throws(WireError) {
        self.handle = handle
        self.endpoints = endpoints
        self.client = client
        for _ in 0..<2 {
            guard let input = USBTransfer(room: endpoints.packet), let output = USBTransfer(room: WirePacket.capacity)
            else { throw .system(handle.device.place, "making transfers", "out of memory") }
            inputs.append(input)
            outputs.append(output)
        }
        let this = unsafe Unmanaged.passRetained(self)
        var made = pthread_t()
        let status = unsafe pthread_create(
            &made, nil,
            { raw in
                guard let raw = unsafe raw else { return nil }
                let wire = unsafe Unmanaged<USBWire>.fromOpaque(raw).takeRetainedValue()
                wire.run()
                return nil
            }, this.toOpaque())
        guard status == 0 else {
            unsafe this.release()
            throw .system(handle.device.place, "starting its thread", unsafe String(cString: strerror(status)))
        }
        thread = made
    }

    /// The kernel's open device: libusb keeps it to itself, and it is found by its name. Nil where there is none.
    var descriptor: Int32? {
        let found = unsafe cplatform_descriptor_of(handle.device.node)
        return found < 0 ? nil : found
    }

    /// Leaves zero force behind and ends the thread. Safe more than once; not for the servo thread.
    ///
    /// A thread that hangs in the kernel is left to itself: it keeps what it uses, and whoever closes goes on.
    func close() -> Farewell {
        closing.store(true, ordering: .releasing)
        if let running = thread {
            thread = nil
            hasEnded = cplatform_join(running, Self.longestFarewell) != 0
        }
        guard hasEnded else { return .unknown }
        return isUnsaid.load(ordering: .acquiring) ? .unsaid : .said
    }

    // MARK: The wire's thread

    private func run() {
        unsafe cplatform_name_thread("senshi-usb")
        // Best effort, as the servo's: whoever may not have it does without.
        _ = cplatform_schedule_fifo(80)
        watchForDeparture()
        for input in inputs { listen(input) }
        while !isLeaving {
            handleEvents()
            clearHalts()
            if let packet = client.passed(at: cplatform_now()) { send(packet) }
        }
        takeLeave()
        if departure != 0 { unsafe libusb_hotplug_deregister_callback(handle.context.pointer, departure) }
        client.gone()
    }

    private var isLeaving: Bool { isGone || isGivenUp || closing.load(ordering: .acquiring) }

    private func handleEvents() {
        var pause = timeval(tv_sec: 0, tv_usec: 1000)
        unsafe libusb_handle_events_timeout_completed(handle.context.pointer, &pause, nil)
    }

    /// Zero force, then nothing is in flight any more.
    private func takeLeave() {
        let end = cplatform_now() + Self.patience
        var said = isGone
        isUnsaid.store(true, ordering: .releasing)
        while cplatform_now() < end {
            if outputIsHalted {
                clearHalt(of: endpoints.output)
                said = false
            }
            if !said { said = send(client.farewell()) }
            if isGone || (said && !outputs.contains(where: \.isFlying) && !outputIsHalted) {
                isUnsaid.store(false, ordering: .releasing)
                break
            }
            handleEvents()
        }
        let last = cplatform_now() + Self.patience
        for transfer in inputs + outputs where transfer.isFlying { unsafe libusb_cancel_transfer(transfer.pointer) }
        while (inputs + outputs).contains(where: \.isFlying) && cplatform_now() < last { handleEvents() }
    }

    /// False where both transfers are still on their way.
    @discardableResult
    private func send(_ packet: WirePacket) -> Bool {
        guard let output = outputs.first(where: { !$0.isFlying }) else { return false }
        output.load(packet)
        unsafe libusb_fill_bulk_transfer(
            output.pointer, handle.pointer, endpoints.output, output.buffer, Int32(packet.count), Self.written,
            Unmanaged.passUnretained(self).toOpaque(), 100)
        submit(output, counting: &outputFailures)
        return true
    }

    private func listen(_ input: USBTransfer) {
        unsafe libusb_fill_bulk_transfer(
            input.pointer, handle.pointer, endpoints.input, input.buffer, Int32(endpoints.packet), Self.read,
            Unmanaged.passUnretained(self).toOpaque(), 0)
        submit(input, counting: &inputFailures)
    }

    private func submit(_ transfer: USBTransfer, counting failures: inout Int) {
        let status = unsafe libusb_submit_transfer(transfer.pointer)
        transfer.isFlying = status == 0
        if status == LIBUSB_ERROR_NO_DEVICE.rawValue { isGone = true } else if status != 0 { fail(&failures) }
    }

    /// Each direction counts for itself: reports that come say nothing of orders that don't arrive.
    private func fail(_ failures: inout Int) {
        failures += 1
        if failures > Self.mostFailures { isGivenUp = true }
    }

    private func clearHalts() {
        if outputIsHalted {
            clearHalt(of: endpoints.output)
            // What the device was told last stands until it hears otherwise.
            send(client.farewell())
        }
        guard inputIsHalted else { return }
        // Clearing takes as long as the device lets it: zero goes first.
        var tries = 0
        while tries < 3 && !send(client.farewell()) {
            handleEvents()
            tries += 1
        }
        clearHalt(of: endpoints.input)
        for input in inputs where !input.isFlying && !isLeaving { listen(input) }
    }

    /// Asks the device itself, which may take seconds to answer; the kernel does nothing else for it meanwhile.
    private func clearHalt(of endpoint: UInt8) {
        if endpoint == endpoints.output { outputIsHalted = false } else { inputIsHalted = false }
        let status = unsafe libusb_clear_halt(handle.pointer, endpoint)
        if status == LIBUSB_ERROR_NO_DEVICE.rawValue { isGone = true }
        client.stalled()
    }

    private static let read: libusb_transfer_cb_fn = { transfer in
        guard let transfer = unsafe transfer, let raw = unsafe transfer.pointee.user_data else { return }
        unsafe Unmanaged<USBWire>.fromOpaque(raw).takeUnretainedValue().wasRead(transfer)
    }

    private static let written: libusb_transfer_cb_fn = { transfer in
        guard let transfer = unsafe transfer, let raw = unsafe transfer.pointee.user_data else { return }
        unsafe Unmanaged<USBWire>.fromOpaque(raw).takeUnretainedValue().wasWritten(transfer)
    }

    private func wasRead(_ transfer: UnsafeMutablePointer<libusb_transfer>) {
        let time = cplatform_now()
        guard let input = inputs.first(where: { unsafe $0.pointer == transfer }) else { return }
        input.isFlying = false
        switch unsafe transfer.pointee.status {
        case LIBUSB_TRANSFER_COMPLETED:
            inputFailures = 0
            let length = unsafe Int(transfer.pointee.actual_length)
            if length > endpoints.status && !isLeaving {
                let data = unsafe UnsafeRawBufferPointer(
                    start: UnsafeRawPointer(input.buffer) + endpoints.status, count: length - endpoints.status)
                if let packet = unsafe client.received(data, at: time) { send(packet) }
            }
        case LIBUSB_TRANSFER_STALL:
            inputIsHalted = true
            fail(&inputFailures)
            return
        case LIBUSB_TRANSFER_NO_DEVICE: isGone = true
        case LIBUSB_TRANSFER_CANCELLED: return
        default: fail(&inputFailures)
        }
        if !isLeaving { listen(input) }
    }

    private func wasWritten(_ transfer: UnsafeMutablePointer<libusb_transfer>) {
        guard let output = outputs.first(where: { unsafe $0.pointer == transfer }) else { return }
        output.isFlying = false
        switch unsafe transfer.pointee.status {
        case LIBUSB_TRANSFER_COMPLETED: outputFailures = 0
        case LIBUSB_TRANSFER_CANCELLED: break
        case LIBUSB_TRANSFER_NO_DEVICE: isGone = true
        case LIBUSB_TRANSFER_STALL:
            outputIsHalted = true
            fail(&outputFailures)
        default: fail(&outputFailures)
        }
    }

    /// A pulled plug is told by the transfers that fail, and by the kernel's event.
    private func watchForDeparture() {
        let any = LIBUSB_HOTPLUG_MATCH_ANY
        unsafe libusb_hotplug_register_callback(
            handle.context.pointer, Int32(LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT.rawValue), 0, any, any, any,
            { _, device, _, raw in
                guard let raw = unsafe raw else { return 0 }
                let wire = unsafe Unmanaged<USBWire>.fromOpaque(raw).takeUnretainedValue()
                if unsafe device == libusb_get_device(wire.handle.pointer) { wire.isGone = true }
                return 0
            }, Unmanaged.passUnretained(self).toOpaque(), &departure)
    }
}
