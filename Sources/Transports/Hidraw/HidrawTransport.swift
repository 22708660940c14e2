import CPlatform
public import Devices
public import Profiles
public import Space

/// A device that is read and driven by its raw HID reports, as a profile lays them out.
///
/// Its samples lie on its own clock where it has one. Reports are sent by a thread of its own, the only writer: commands
/// that are not renewed expire there. A device that says nothing is still; only a dead descriptor is one that is gone.
public struct HidrawTransport: Transport, ~Copyable, Sendable {
    /// Most reports that one tick takes in, so that a flood can't stall the loop; the rest waits for the next tick.
    public static let reportsPerTick = 32

    private let handle: HidrawHandle
    private let descriptor: Int32
    private let writer: CommandThread?
    private let guardian: Guardian?
    private var hand: CommandHand
    private var reader: HidrawReader
    private var spoken = HeardReports(capacity: reportsPerTick + 4)
    private var bytes = ReportBytes()
    private var isGone = false

    /// How many reports were decoded, how many the device made that nobody got, and how many fit no format.
    public var reports: UInt64 { reader.decoder.reports }
    public var lost: UInt64 { reader.decoder.lost }
    public var strange: UInt64 { reader.decoder.strange }
    /// How often a command expired because no other came.
    public var expired: Int { writer?.expired ?? 0 }

    /// Opens a device, checks that it is one of the profile's, exchanges the feature reports, and switches its motors off.
    ///
    /// - Parameter node: `/dev/hidraw3`.
    public init(node: String, profile: Profile) throws(HidrawError) {
        guard case .hidraw(let layout) = profile.transport, let reader = HidrawReader(profile) else {
            throw .wrongProfile(node, profile)
        }
        let handle = try HidrawHandle(node: node)
        guard let descriptor = handle.descriptor else { throw .notAHidDevice(node) }
        guard handle.fits(layout) else { throw .wrongModel(node, handle.name, handle.model.text, profile) }
        for feature in layout.features { try handle.exchange(feature) }
        guardian = layout.outputs.isEmpty ? nil : try Self.guardian(of: node, layout, descriptor)
        self.handle = handle
        self.descriptor = descriptor
        self.reader = reader
        let sink = HidrawSink(handle, outputs: layout.outputs, interval: layout.outputInterval)
        writer = layout.outputs.isEmpty ? nil : CommandThread(sink)
        hand = CommandHand(writer, guardian)
    }

    /// Looks whether a node is one of raw reports, and gives it back at once.
    public static func identify(_ node: String) throws(HidrawError) { try HidrawHandle(node: node).close() }

    private static func guardian(
        of node: String, _ layout: HidrawLayout, _ descriptor: Int32
    ) throws(HidrawError) -> Guardian {
        do throws(Guardian.Failure) {
            return try Guardian(.write(layout.outputs.map { $0.report(.off) }), descriptor: descriptor)
        } catch { throw .unguarded(node, error) }
    }

    /// The run's clock begins at this instant of the machine's clock.
    public mutating func start(at machine: Instant) {
        reader.start(at: machine)
        spoken.add(RawReport(.start, time: machine.nanoseconds))
        writer?.start(at: machine)
    }

    /// The device at `now`, a little in the past: between two reports where it can be. Safe on the servo thread.
    @_noLocks
    public mutating func read(at now: Instant) -> Reading {
        drain(at: now)
        if !isGone && !hand.isWatched { end() }
        spoken.stamp(now)
        return reader.read(at: now)
    }

    /// What the device said. Safe on the servo thread.
    public mutating func heard(_ take: (RawReport) -> Void) { spoken.empty(take) }

    @_noLocks
    private mutating func end() {
        isGone = true
        reader.end()
        spoken.add(RawReport(.gone))
    }

    @_noLocks
    private mutating func drain(at now: Instant) {
        for _ in 0..<Self.reportsPerTick {
            if isGone { return }
            switch HidrawLeaves.next(descriptor, into: &bytes) {
            case .report:
                reader.take(bytes, at: now)
                spoken.add(raw)
            case .nothing: return
            case .gone: end()
            }
        }
    }

    /// The newest report, as a recording keeps it: its first 80 bytes.
    private var raw: RawReport {
        @_noLocks get {
            var raw = RawReport(.report)
            let count = bytes.count < RawReport.capacity ? bytes.count : RawReport.capacity
            for index in 0..<count { raw.put(bytes[index], at: index) }
            raw.length = UInt8(truncatingIfNeeded: count)
            return raw
        }
    }

    /// Hands the command to the writing thread, and shows the guardian that both threads live. Safe on the servo thread.
    @_noLocks
    public mutating func write(_ command: Command, at now: Instant) {
        if hand.tell(command, at: now) { return }
        reader.pause()
        spoken.add(RawReport(.pause))
    }

    /// Switches the motors off and closes the device. Safe more than once.
    public mutating func close() {
        isGone = true
        let farewell = writer?.close() ?? .said
        guardian?.follow(farewell)
        // What still hangs in a write keeps the device open.
        if farewell != .unknown { handle.close() }
    }
}
