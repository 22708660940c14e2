import CLibEvdev
public import Devices
public import Profiles
public import Space

/// An input device of the kernel: a pen tablet, a gamepad, whatever a profile describes.
///
/// Its clock is CLOCK_MONOTONIC. A device that says nothing is still; only a dead descriptor is a device that is gone.
@safe
public struct EvdevTransport: Transport, ~Copyable, @unchecked Sendable {
    /// Most events that one tick takes in, so that a flood can't stall the loop. The rest waits for the next tick; what
    /// the kernel then throws away comes back as SYN_DROPPED. A tablet sends 2 to 10 per ms.
    public static let eventsPerTick = 256

    /// Gives the grab back from any thread; see ``EvdevGrab``.
    public let grab: EvdevGrab
    private let handle: EvdevHandle
    private let open: EvdevOpen
    private let delay: Int64
    private let writer: CommandThread?
    private let told: Ring<Command>.Inlet?
    private var queue: EvdevReports
    private var interpolator: SampleInterpolator
    private var isGone = false
    private var isSyncing = false
    /// The run's zero on the device's clock, less the delay, ns.
    private var origin: Int64 = 0
    private var machine = Instant.zero
    private var first: Instant?

    /// How many events the device has sent.
    public private(set) var events: UInt64 = 0
    /// How often the kernel's queue overflowed.
    public private(set) var overflows: UInt64 = 0
    /// How many reports (SYN_REPORT) the device has made.
    public var reports: UInt64 { queue.reports }

    /// Opens a device, checks that it is one of the profile's, and takes it for this program where the profile says so.
    ///
    /// - Parameters:
    ///   - node: `/dev/input/event7`.
    ///   - size: the surface of a tablet that doesn't report its resolution.
    public init(node: String, profile: Profile, size: SurfaceSize? = nil) throws(EvdevError) {
        guard case .evdev(let layout) = profile.transport else { throw .wrongProfile(node, profile) }
        guard layout.axes.count <= EvdevReports.capacity && layout.buttons.count <= EvdevReports.capacity else {
            throw .tooMany(node, profile)
        }
        let handle = try EvdevHandle(node: node, writes: layout.feedback != nil)
        guard let open = handle.opened else { throw .notAnInputDevice(node) }
        let identity = EvdevIdentity(open)
        guard layout.match.models.isEmpty || layout.match.models.contains(identity.model) else {
            throw .wrongModel(node, identity.name, identity.modelText, profile)
        }
        let missing = identity.lacks(layout)
        guard missing.isEmpty else { throw .lacks(node, identity.name, missing, profile) }
        guard let queue = EvdevReports(layout, open, size: size) else {
            throw .sizeUnknown(node, identity.name)
        }
        if layout.grab { try handle.grab() }
        if let gain = layout.feedback, let feedback = EvdevFeedback(handle, gain: gain) {
            writer = CommandThread(feedback)
        } else {
            writer = nil
        }
        told = writer?.told.inlet
        self.handle = handle
        self.queue = queue
        grab = EvdevGrab(handle)
        self.open = open
        delay = Int64((profile.interpolationDelay * 1e9).rounded())
        interpolator = SampleInterpolator(span: delay)
    }

    /// When the device made its first report, on the run's clock; nil before it.
    public var firstReport: Instant? { first.map { Instant(nanoseconds: $0 - machine) } }

    /// The run's clock begins at this instant of the machine's clock.
    public mutating func start(at machine: Instant) {
        self.machine = machine
        origin = machine.nanoseconds &- delay
        writer?.start(at: machine)
    }

    /// The device at `now`, a little in the past: between two reports where it can be. Safe on the servo thread.
    @_noLocks
    public mutating func read(at now: Instant) -> Reading {
        drain()
        if isGone { return .gone }
        guard let sample = interpolator.at(now + origin) else { return .waiting }
        return .sample(sample)
    }

    @_noLocks
    private mutating func drain() {
        for _ in 0..<Self.eventsPerTick {
            if isGone { return }
            switch EvdevLeaves.next(open, syncing: isSyncing) {
            case .event(let type, let code, let value, let time):
                events &+= 1
                if let sample = queue.take(type: type, code: code, value: value, time: time) {
                    if sample.report == 1 { first = sample.time }
                    interpolator.push(sample)
                }
            case .dropped:
                overflows &+= 1
                isSyncing = true
            case .nothing:
                if !isSyncing {
                    if EvdevLeaves.hasHungUp(open) { isGone = true }
                    return
                }
                isSyncing = false
            case .gone: isGone = true
            }
        }
    }

    /// Hands the command to the writing thread, where the device has force feedback and the profile uses it. Safe on the
    /// servo thread.
    @_noLocks
    public mutating func write(_ command: Command, at now: Instant) {
        if let told { told.push(command) }
    }

    /// True where ruptures, bone and friction are shown by the device's motors.
    public var hasFeedback: Bool { writer != nil }

    /// Gives the device back to the desktop, while it is read on.
    public func releaseGrab() { grab.release() }

    /// Stops the motors, gives the device back and closes it. Safe more than once.
    public mutating func close() {
        isGone = true
        writer?.close()
        handle.close()
    }
}
