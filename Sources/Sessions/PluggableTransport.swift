import Devices
import Space

/// A device that may be pulled out and plugged in again during a run.
///
/// While it is gone it says so at every tick. An ordinary thread opens it anew, homing included, and hands it over
/// through the ``Dock``: the servo thread only swaps a pointer.
@safe
struct PluggableTransport<Link: Transport & ~Copyable>: Transport, ~Copyable, @unchecked Sendable {
    private var link: UnsafeMutablePointer<Link>
    private let dock: Dock<Link>

    init(_ first: consuming Link, dock: Dock<Link>) {
        unsafe link = .allocate(capacity: 1)
        unsafe link.initialize(to: first)
        self.dock = dock
    }

    deinit {
        unsafe link.deinitialize(count: 1)
        unsafe link.deallocate()
    }

    mutating func start(at machine: Instant) {
        dock.begin(at: machine)
        unsafe link.pointee.start(at: machine)
    }

    /// Safe on the servo thread.
    mutating func read(at now: Instant) -> Reading {
        let reading = unsafe link.pointee.read(at: now)
        guard case .gone = reading else {
            dock.note(gone: false)
            return reading
        }
        dock.note(gone: true)
        // This tick still has no device: the new one begins with the next.
        if let fresh = unsafe dock.exchange(link) { unsafe link = fresh }
        return reading
    }

    /// The device in use may clock the loop. Where the servo thread sleeps.
    mutating func awaitReport(until deadline: Instant) -> Arrival? { unsafe link.pointee.awaitReport(until: deadline) }

    /// Safe on the servo thread.
    mutating func write(_ command: Command, at now: Instant) { unsafe link.pointee.write(command, at: now) }

    /// What the device in use said; a new one speaks from its first tick on. Safe on the servo thread.
    mutating func heard(_ take: (RawReport) -> Void) { unsafe link.pointee.heard(take) }

    mutating func close() { unsafe link.pointee.close() }
}
