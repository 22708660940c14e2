import CLibEvdev
import Glibc
import Synchronization

/// An open input device: the descriptor and libevdev's state over it. Freed once, by whoever closes it.
///
/// Not for the servo thread, which reads through the pointer that it was given.
final class EvdevHandle: Sendable {
    private let open: Mutex<EvdevOpen?>
    let node: String

    /// True where effects can be sent to the device.
    let isWritable: Bool

    /// - Parameter writes: opened for writing too, where that is allowed.
    init(node: String, writes: Bool = false) throws(EvdevError) {
        self.node = node
        // libevdev writes to standard error where a flood outruns it, and would do so on the servo thread.
        libevdev_set_log_function(nil, nil)
        var descriptor = writes ? unsafe Glibc.open(node, O_RDWR | O_NONBLOCK | O_CLOEXEC) : -1
        isWritable = descriptor >= 0
        if descriptor < 0 { descriptor = unsafe Glibc.open(node, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
        guard descriptor >= 0 else { throw .opening(node, errno: errno) }
        var made: OpaquePointer?
        let status = unsafe libevdev_new_from_fd(descriptor, &made)
        guard status == 0, let device = unsafe made else {
            Glibc.close(descriptor)
            throw status == -ENODEV ? .opening(node, errno: ENODEV) : .notAnInputDevice(node)
        }
        let clock = unsafe libevdev_set_clock_id(device, CLOCK_MONOTONIC)
        guard clock == 0 else {
            unsafe libevdev_free(device)
            Glibc.close(descriptor)
            throw .system(node, "setting its clock", -clock)
        }
        open = Mutex(unsafe EvdevOpen(descriptor: descriptor, device: device))
    }

    deinit { close() }

    /// What the servo thread reads from. Valid until ``close()``; nil after it.
    var opened: EvdevOpen? { open.withLock { $0 } }

    /// Takes the device for this program alone. From any thread.
    func grab() throws(EvdevError) {
        let status = setGrab(LIBEVDEV_GRAB)
        if status == -EBUSY { throw .busy(node) }
        if status < 0 { throw .system(node, "grabbing it", -status) }
    }

    /// Gives the device back to the desktop, while it is read on. From any thread.
    func release() { _ = setGrab(LIBEVDEV_UNGRAB) }

    private func setGrab(_ mode: libevdev_grab_mode) -> Int32 {
        open.withLock { open in
            guard let open else { return -ENODEV }
            return unsafe libevdev_grab(open.device, mode)
        }
    }

    func close() {
        open.withLock { open in
            guard let ended = open else { return }
            unsafe libevdev_grab(ended.device, LIBEVDEV_UNGRAB)
            unsafe libevdev_free(ended.device)
            Glibc.close(ended.descriptor)
            open = nil
        }
    }
}
