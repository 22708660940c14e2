import CPlatform
public import Devices
public import Profiles
public import Space

/// A Novint Falcon: three degrees of freedom and force, over libusb.
///
/// Its frame is x to the user's right, y up, z toward the user, from the middle of the workspace. It senses no
/// direction: samples carry the one that points straight away from the user. Its wire belongs to a thread of its own,
/// the only one that writes, and every report is answered by the tick that it begins.
@safe
public struct FalconTransport: Transport, ~Copyable, @unchecked Sendable {
    /// The device, as it was listed.
    public let device: PluggedDevice
    private let exchange: LockstepExchange
    private let wire: USBWire
    private let guardian: Guardian
    private let scale: Double
    private var hand: LockstepHand

    /// Opens the device, loads its program where it has none, and has it homed. No force is shown before that is done.
    ///
    /// - Parameters:
    ///   - device: as ``PluggedDevices`` lists it.
    ///   - firmware: the path of the maker's image; used only after the power was off.
    ///   - tell: what is going on, for the screen; called on this thread.
    ///   - isWanted: asked while somebody homes it; false gives it up.
    public init(
        _ device: PluggedDevice, profile: Profile, firmware: String? = nil, tell: (FalconStage) -> Void = { _ in },
        isWanted: () -> Bool = { true }
    ) throws(WireError) {
        guard case .usb(let layout) = profile.transport, layout.codec == .falcon, let reader = LockstepReader(profile)
        else {
            throw .wrongProfile(profile, "usb, codec falcon")
        }
        let (exchange, wire) = try Self.open(device, firmware, isWanted, tell)
        do throws(WireError) { guardian = try Self.guardian(of: device, wire) } catch {
            _ = wire.close()
            throw error
        }
        self.device = device
        self.exchange = exchange
        self.wire = wire
        scale = layout.forceScale
        hand = LockstepHand(exchange, guardian, reader)
    }

    deinit { end() }

    private func end() { guardian.follow(wire.close()) }

    private static func guardian(of device: PluggedDevice, _ wire: USBWire) throws(WireError) -> Guardian {
        guard let descriptor = wire.descriptor else {
            throw .system(device.place, "finding its descriptor", "it is not among this process's own")
        }
        let zero = FalconFrame(numbers: InlineArray(repeating: 0), information: FalconLights.ready.bits).packet
        return try .of(
            device.place, .usbBulk(endpoint: FalconLoader.endpoints.output, zero.content), descriptor: descriptor)
    }

    private static func open(
        _ device: PluggedDevice, _ firmware: String?, _ isWanted: () -> Bool, _ tell: (FalconStage) -> Void
    ) throws(WireError) -> (LockstepExchange, USBWire) {
        let handle = try USBHandle(device)
        try FalconLoader(handle: handle).prepare(image: firmware) { tell(.loading($0)) }
        let exchange = LockstepExchange(FalconCodec())
        let wire = try USBWire(handle, FalconLoader.endpoints, client: exchange)
        do throws(WireError) { try home(exchange, device, isWanted, tell) } catch {
            _ = wire.close()
            throw error
        }
        return (exchange, wire)
    }

    private static func home(
        _ exchange: LockstepExchange, _ device: PluggedDevice, _ isWanted: () -> Bool, _ tell: (FalconStage) -> Void
    ) throws(WireError) {
        var homing = FalconHoming()
        var told: FalconStage?
        var last = cplatform_now()
        while true {
            if exchange.isGone { throw .gone(device.place) }
            if !isWanted() { throw .notHomed(device.place) }
            let now = cplatform_now()
            guard let arrival = exchange.takeReport() else {
                if now - last > LockstepReader.longestSilence { throw .silent(device.place) }
                _ = cplatform_sleep_until(now + 2_000_000)
                continue
            }
            last = now
            let advice = homing.observe(FalconReport(arrival.report), at: Double(arrival.time) * 1e-9)
            let stage = FalconStage.homing(advice, legs: homing.homedLegs)
            if stage != told { tell(stage) }
            told = stage
            if advice == .done { return }
            if advice == .gaveUp { throw .notHomed(device.place) }
        }
    }

    /// What happened on the wire so far.
    public var counts: LockstepCounts { exchange.counts }

    /// The run's clock begins at this instant of the machine's clock.
    public mutating func start(at machine: Instant) { hand.start(at: machine) }

    /// Waits for the next report. Where the servo thread sleeps.
    @_noLocks
    public mutating func awaitReport(until deadline: Instant) -> Arrival? { hand.wait(until: deadline) }

    /// The newest report; `.waiting` once it is older than a command lives. Safe on the servo thread.
    @_noLocks
    public mutating func read(at now: Instant) -> Reading { hand.read(at: now) }

    /// What the device said, frame by frame. Safe on the servo thread.
    public mutating func heard(_ take: (RawReport) -> Void) { hand.heard(take) }

    /// Hands the force over to the wire's thread as motor values. Safe on the servo thread.
    @_noLocks
    public mutating func write(_ command: Command, at now: Instant) {
        var motors = FalconMotors()
        let reader = hand.reader
        if reader.allowsForce && command.force != .zero {
            motors = FalconMotors(
                torques: reader.kinematics.torques(for: command.force, counts: reader.report.realCounts), scale: scale)
        }
        let isForce = motors.values[0] != 0 || motors.values[1] != 0 || motors.values[2] != 0
        hand.tell(
            FalconFrame(numbers: motors.values, information: FalconLights.live.bits).packet, isForce: isForce, command,
            at: now)
    }

    /// Leaves zero force behind, gives the device back to the kernel's driver, and ends its thread.
    public mutating func close() { end() }
}
