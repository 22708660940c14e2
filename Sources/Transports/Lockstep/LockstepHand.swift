import Devices
import Profiles
import Space

/// The servo thread's half of a lockstep device: its newest report, its clock, and what is told back. Fixed size.
///
/// Safe on the servo thread.
struct LockstepHand: BitwiseCopyable, Sendable {
    /// A device that has said nothing for so long is gone, ns (assumed).
    static var longestSilence: Int64 { @_noLocks get { 1_000_000_000 } }

    private let end: LockstepEnd
    private let buttons: ButtonRoles
    private let plungerRate: Double
    /// A report that is older is none: the last command has expired then too, ns.
    private let freshness: Int64
    private var number: UInt64 = 0
    private var measured: Int64 = 0
    private var arrived: Int64 = 0
    private var seen: UInt32 = 0
    private var zero: Int64 = 0
    private var heart: Heartbeat
    /// The guardian took the force off, and no reading has told so yet.
    private var isInterrupted = false
    /// The loop waits for reports: each tick then has the report that it waited for, and no newer one.
    private(set) var isClock = false
    /// What the reports say so far; the place is for the transport to fill in.
    var sample = Sample()

    /// The exchange and the guardian must outlive it. Not for the servo thread.
    init(_ exchange: LockstepExchange, _ guardian: Guardian, _ layout: LockstepLayout, lifetime: Double) {
        end = LockstepEnd(exchange)
        heart = guardian.makeHeartbeat()
        buttons = ButtonRoles(layout.buttons)
        plungerRate = layout.plungerRate
        freshness = Int64(lifetime * 1e9)
    }

    /// Not for the servo thread.
    mutating func start(at machine: Instant) { zero = machine.nanoseconds }

    /// Waits for the next report; where the servo thread sleeps. False at the deadline.
    @_noLocks
    mutating func wait(until deadline: Instant) -> Bool {
        isClock = true
        let before = seen
        seen = LockstepLeaves.waitForReport(end, past: before, until: deadline.nanoseconds)
        return seen != before
    }

    /// The newest report, where one has come.
    @_noLocks
    mutating func take() -> LockstepReport? {
        guard let arrival = LockstepLeaves.takeReport(end) else { return nil }
        let elapsed = number == 0 ? 0 : Double(arrival.measured &- measured) * 1e-9
        number = arrival.number
        measured = arrival.measured
        arrived = arrival.time
        sample.time = Instant(nanoseconds: measured &- zero)
        sample.delay = Double(arrived &- measured) * 1e-9
        sample.report = number
        sample.buttons = buttons.meaning(of: arrival.report.buttons)
        if sample.buttons.contains(.plunger) {
            let pushed = sample[.plunger] + plungerRate * elapsed
            sample[.plunger] = pushed < 1 ? pushed : 1
        }
        return arrival.report
    }

    /// When the newest report was measured and came, on the machine's clock.
    var arrival: Arrival {
        @_noLocks get {
            Arrival(measured: Instant(nanoseconds: measured), came: Instant(nanoseconds: arrived))
        }
    }

    /// The sample while it is fresh. `.waiting` once after the guardian took the force off: it begins anew.
    @_noLocks
    mutating func reading(at now: Instant) -> Reading {
        if LockstepLeaves.isGone(end) || !heart.isWatched { return .gone }
        if isInterrupted {
            isInterrupted = false
            return .waiting
        }
        guard number > 0 else { return .waiting }
        let age = (now.nanoseconds &+ zero) &- arrived
        if age > Self.longestSilence { return .gone }
        return age >= freshness ? .waiting : .sample(sample)
    }

    /// Hands a frame over to the wire's thread, for as long as the command holds, and shows the guardian that the servo
    /// thread lives. What follows an interruption of the guardian's is no force.
    @_noLocks
    mutating func tell(_ packet: WirePacket, isForce: Bool, _ command: Command) {
        var order = LockstepOrder()
        order.packet = packet
        order.isForce = isForce
        order.report = number
        if heart.beat() {
            let expires = command.expires.nanoseconds.addingReportingOverflow(zero)
            order.expires = expires.overflow ? .max : expires.partialValue
        } else {
            isInterrupted = true
        }
        LockstepLeaves.putOrder(end, order)
    }
}
