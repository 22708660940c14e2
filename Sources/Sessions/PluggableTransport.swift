public import Devices
public import Space

/// A device that may be pulled out and plugged in again during a run, or slept through.
///
/// While it is gone it says so at every tick. An ordinary thread closes the old one, opens it anew, homing included, and
/// hands it over through a dock: the servo thread only swaps a pointer.
@safe
public struct PluggableTransport<Link: Transport & ~Copyable>: Transport, ~Copyable, @unchecked Sendable {
    /// Nil from the moment at which it was left to be closed until there is a new one.
    private var link: UnsafeMutablePointer<Link>?
    private let dock: Dock<Link>
    private let isReopened: Bool
    /// It is gone, or the machine slept: it is left at the next tick.
    private var isLost = false
    /// A sleep, and no recording has been told yet.
    private var isUntold = false
    private var now = Instant.zero

    /// - Parameter isReopened: somebody opens it anew; without that it is read on, since some come back by themselves.
    init(_ first: consuming Link, dock: Dock<Link>, isReopened: Bool) {
        let made = UnsafeMutablePointer<Link>.allocate(capacity: 1)
        unsafe made.initialize(to: first)
        unsafe link = made
        self.dock = dock
        self.isReopened = isReopened
    }

    deinit {
        guard let link = unsafe link else { return }
        unsafe link.deinitialize(count: 1)
        unsafe link.deallocate()
    }

    /// Just before the first tick. Not for the servo thread.
    public mutating func start(at machine: Instant) {
        dock.begin(at: machine)
        unsafe link?.pointee.start(at: machine)
    }

    /// Safe on the servo thread.
    public mutating func read(at now: Instant) -> Reading {
        self.now = now
        if isLost { return leave() }
        guard let link = unsafe link else { return leave() }
        let reading = unsafe link.pointee.read(at: now)
        guard case .gone = reading else {
            dock.note(gone: false)
            return reading
        }
        dock.note(gone: true)
        isLost = isReopened
        return reading
    }

    /// Leaves what is lost, and takes what has come back: that begins with the next tick. Safe on the servo thread.
    private mutating func leave() -> Reading {
        dock.note(gone: true)
        if let old = unsafe link, unsafe dock.leave(old) { unsafe link = nil }
        guard unsafe link == nil, let fresh = unsafe dock.take() else { return .gone }
        unsafe link = fresh
        isLost = false
        return .gone
    }

    /// The device in use may clock the loop. Where the servo thread sleeps.
    public mutating func awaitReport(until deadline: Instant) -> Arrival? {
        isLost ? nil : unsafe link?.pointee.awaitReport(until: deadline) ?? nil
    }

    /// Safe on the servo thread.
    public mutating func write(_ command: Command, at now: Instant) { unsafe link?.pointee.write(command, at: now) }

    /// What the device in use said; a new one speaks from its first tick on. Safe on the servo thread.
    public mutating func heard(_ take: (RawReport) -> Void) {
        if isUntold {
            isUntold = false
            var gone = RawReport(.gone)
            gone.read = now
            take(gone)
        }
        unsafe link?.pointee.heard(take)
    }

    /// What slept may have lost its power, and whatever it was told: it is opened anew. Safe on the servo thread.
    public mutating func woke() {
        unsafe link?.pointee.woke()
        guard isReopened else { return }
        isLost = true
        isUntold = true
    }

    /// Leaves zero force behind. Not for the servo thread.
    public mutating func close() { unsafe link?.pointee.close() }
}
