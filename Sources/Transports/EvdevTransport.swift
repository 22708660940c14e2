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
    public static var eventsPerTick: Int { @_noLocks get { 256 } }

    /// Gives the grab back from any thread; see ``EvdevGrab``.
    public let grab: EvdevGrab
    private let handle: EvdevHandle
    private let open: EvdevOpen
    private let writer: CommandThread?
    private let guardian: Guardian?
    private var hand: CommandHand
    /// What the device said of itself.
    public let facts: EvdevFacts
    private var codec: EvdevCodec
    private var spoken = HeardReports(capacity: eventsPerTick + 4)
    private var isSyncing = false

    /// How many events the device has sent.
    public private(set) var events: UInt64 = 0
    /// How often the kernel's queue overflowed.
    public private(set) var overflows: UInt64 = 0
    /// How many reports (SYN_REPORT) the device has made.
    public var reports: UInt64 { codec.reports }

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
        guard let facts = EvdevFacts(layout, open, size: size), let codec = EvdevCodec(profile, facts: facts) else {
            throw .sizeUnknown(node, identity.name)
        }
        if layout.grab { try handle.grab() }
        let guardian = layout.feedback != nil && EvdevFeedback.fits(handle) ? try Self.guardian(of: handle) : nil
        if let guardian, let gain = layout.feedback,
            let feedback = EvdevFeedback(handle, gain: gain, guardian: guardian)
        {
            writer = CommandThread(feedback)
        } else {
            writer = nil
        }
        self.guardian = guardian
        hand = CommandHand(writer, guardian)
        self.handle = handle
        self.facts = facts
        self.codec = codec
        grab = EvdevGrab(handle)
        self.open = open
    }

    /// Without effects yet: the kernel forgets them where any descriptor of theirs is closed, as starting a process does.
    private static func guardian(of handle: EvdevHandle) throws(EvdevError) -> Guardian {
        guard let open = handle.opened else { throw .notAnInputDevice(handle.node) }
        do throws(Guardian.Failure) { return try Guardian(.evdevStop(effects: []), descriptor: open.descriptor) } catch
        {
            throw .unguarded(handle.node, error)
        }
    }

    /// When the device made its first report, on the run's clock; nil before it.
    public var firstReport: Instant? { codec.firstReport }

    /// The run's clock begins at this instant of the machine's clock.
    public mutating func start(at machine: Instant) {
        codec.start(at: machine)
        spoken.add(RawReport(.start, time: machine.nanoseconds))
        writer?.start(at: machine)
    }

    /// The device at `now`, a little in the past: between two reports where it can be. Safe on the servo thread.
    @_noLocks
    public mutating func read(at now: Instant) -> Reading {
        drain()
        if !codec.isGone && !hand.isWatched { end() }
        spoken.stamp(now)
        return codec.read(at: now)
    }

    /// What the device said. Safe on the servo thread.
    public mutating func heard(_ take: (RawReport) -> Void) { spoken.empty(take) }

    @_noLocks
    private mutating func end() {
        codec.end()
        spoken.add(RawReport(.gone))
    }

    @_noLocks
    private mutating func drain() {
        for _ in 0..<Self.eventsPerTick {
            if codec.isGone { return }
            switch EvdevLeaves.next(open, syncing: isSyncing) {
            case .event(let type, let code, let value, let time):
                events &+= 1
                codec.take(type: type, code: code, value: value, time: time)
                var report = RawReport(.event, time: time)
                report.words[0] = UInt64(type) | UInt64(code) << 16 | UInt64(UInt32(bitPattern: value)) << 32
                report.length = 8
                spoken.add(report)
            case .dropped:
                overflows &+= 1
                isSyncing = true
            case .nothing:
                if !isSyncing {
                    if EvdevLeaves.hasHungUp(open) { end() }
                    return
                }
                isSyncing = false
            case .gone: end()
            }
        }
    }

    /// Hands the command to the writing thread, where the device has force feedback and the profile uses it, and shows the
    /// guardian that both threads live. Safe on the servo thread.
    @_noLocks
    public mutating func write(_ command: Command, at now: Instant) {
        if hand.tell(command, at: now) { return }
        codec.pause()
        spoken.add(RawReport(.pause))
    }

    /// True where ruptures, bone and friction are shown by the device's motors.
    public var hasFeedback: Bool { writer != nil }

    /// Gives the device back to the desktop, while it is read on.
    public func releaseGrab() { grab.release() }

    /// Stops the motors, gives the device back and closes it. Safe more than once.
    public mutating func close() {
        codec.end()
        let farewell = writer?.close() ?? .said
        guardian?.follow(farewell)
        // What still hangs in a write keeps the device open.
        if farewell != .unknown { handle.close() }
    }
}
