public import Devices
public import Profiles
public import Space

/// A Haptikfabriken Polhem: three degrees of freedom and force, over a serial line.
///
/// Its frame is as the device has it, x to the user's right, y up, z toward the user (assumed). It senses no direction.
/// Its line belongs to a thread of its own, the only one that writes, and every report is answered by the tick that it
/// begins.
@safe
public struct PolhemTransport: Transport, ~Copyable, @unchecked Sendable {
    /// The line's node.
    public let node: String
    private let exchange: LockstepExchange
    private let wire: SerialWire
    private let guardian: Guardian
    private let scale: Double
    private var hand: LockstepHand

    /// Opens the line for this program alone. Zero force is asked for until a run begins.
    ///
    /// - Parameter node: `/dev/ttyACM0`.
    public init(node: String, profile: Profile) throws(WireError) {
        guard case .serial(let layout) = profile.transport, layout.codec == .polhem,
            let reader = LockstepReader(profile)
        else {
            throw .wrongProfile(profile, "serial, codec polhem")
        }
        let exchange = LockstepExchange(PolhemCodec())
        let line = try SerialLine(node)
        let zero = PolhemFrame(force: .zero).packet
        let guardian = try Guardian.of(node, .write([zero.content]), descriptor: line.descriptor)
        wire = try SerialWire(line, client: exchange)
        self.guardian = guardian
        self.node = node
        self.exchange = exchange
        scale = layout.forceScale
        hand = LockstepHand(exchange, guardian, reader)
    }

    deinit { end() }

    private func end() { guardian.follow(wire.close()) }

    /// What happened on the line so far.
    public var counts: LockstepCounts { exchange.counts }

    /// The run's clock begins at this instant of the machine's clock.
    public mutating func start(at machine: Instant) { hand.start(at: machine) }

    /// Waits for the next report. Where the servo thread sleeps.
    @_noLocks
    public mutating func awaitReport(until deadline: Instant) -> Arrival? { hand.wait(until: deadline) }

    /// The newest report; `.waiting` once it is older than a command lives. Safe on the servo thread.
    @_noLocks
    public mutating func read(at now: Instant) -> Reading { hand.read(at: now) }

    /// What the device said, line by line. Safe on the servo thread.
    public mutating func heard(_ take: (RawReport) -> Void) { hand.heard(take) }

    /// Hands the force over to the line's thread as text. Safe on the servo thread.
    @_noLocks
    public mutating func write(_ command: Command, at now: Instant) {
        hand.tell(
            PolhemFrame(force: command.force * scale).packet, isForce: command.force != .zero, command, at: now)
    }

    /// Leaves zero force behind, gives the line back, and ends its thread.
    public mutating func close() { end() }
}
