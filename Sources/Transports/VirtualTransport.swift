public import Devices
public import Space

/// The virtual force device: a scripted hand that holds it, and the force that the hand feels.
///
/// Its clock is the run's clock, and it reports once per ms. All motion is worked out before the run.
@safe public struct VirtualTransport: Transport, ~Copyable, @unchecked Sendable {
    private let moments: UnsafeMutableBufferPointer<HandMotion.Moment>
    /// What the hand says, sorted by tick.
    public let actions: [TimedAction]
    /// The command that the device was last told.
    public private(set) var told: Command
    /// How often it was told.
    public private(set) var commands: UInt64

    public init(_ motion: HandMotion) {
        unsafe moments = .allocate(capacity: motion.moments.count)
        _ = unsafe moments.initialize(from: motion.moments)
        actions = motion.actions
        told = .zero
        commands = 0
    }

    deinit { unsafe moments.deallocate() }

    /// The hand's clock is the run's: the machine's is not needed.
    public mutating func start(at machine: Instant) {}

    /// The hand at the tick of `now`, and `.finished` after its last. Safe on the servo thread.
    @_noLocks
    public mutating func read(at now: Instant) -> Reading {
        let tick = now.nanoseconds < 0 ? 0 : Int(now.nanoseconds / 1_000_000)
        guard unsafe tick < moments.count else { return .finished }
        let moment = unsafe moments[tick]
        var sample = Sample(time: Instant(nanoseconds: Int64(tick) * 1_000_000))
        sample[.x] = moment.pose.position.x
        sample[.y] = moment.pose.position.y
        sample[.z] = moment.pose.position.z
        sample[.qw] = moment.pose.rotation.w
        sample[.qx] = moment.pose.rotation.x
        sample[.qy] = moment.pose.rotation.y
        sample[.qz] = moment.pose.rotation.z
        sample[.plunger] = moment.plunger
        sample.buttons = moment.buttons
        sample.report = UInt64(tick) &+ 1
        return .sample(sample)
    }

    /// Safe on the servo thread.
    @_noLocks
    public mutating func write(_ command: Command, at now: Instant) {
        told = command
        commands &+= 1
    }

    /// The force on the hand at an instant of the run's clock, N: none once the last command has expired.
    ///
    /// Safe on the servo thread.
    @_noLocks
    public func felt(at now: Instant) -> Vector {
        now.nanoseconds <= told.expires.nanoseconds ? told.force : .zero
    }

    /// The hand feels nothing from now on.
    public mutating func close() { told = .zero }
}
