import Devices
import Profiles
import Space

/// The servo thread's half of a lockstep device: its newest report, its clock, what a recording keeps, and what is told
/// back.
///
/// Safe on the servo thread.
struct LockstepHand: ~Copyable {
    private let end: LockstepEnd
    private(set) var reader: LockstepReader
    private var seen: UInt32 = 0
    private var zero: Int64 = 0
    private var heart: Heartbeat
    private var wire = WirePulse(.wire)
    private var isEnded = false
    private var spoken = HeardReports(capacity: 64)
    /// The loop waits for reports: each tick then has the report that it waited for, and no newer one.
    private(set) var isClock = false

    /// The exchange and the guardian must outlive it. Not for the servo thread.
    init(_ exchange: LockstepExchange, _ guardian: Guardian, _ reader: LockstepReader) {
        end = LockstepEnd(exchange)
        heart = guardian.makeHeartbeat()
        self.reader = reader
    }

    /// Not for the servo thread.
    mutating func start(at machine: Instant) {
        zero = machine.nanoseconds
        reader.start(at: machine)
        spoken.add(RawReport(.start, time: zero))
    }

    /// Waits for the next report; where the servo thread sleeps. Nil at the deadline.
    @_noLocks
    mutating func wait(until deadline: Instant) -> Arrival? {
        isClock = true
        let before = seen
        seen = LockstepLeaves.waitForReport(end, past: before, until: deadline.nanoseconds)
        return seen != before && refresh() ? reader.arrival : nil
    }

    /// Takes the newest report, where one has come.
    @_noLocks
    private mutating func refresh() -> Bool {
        guard let arrival = LockstepLeaves.takeReport(end) else { return false }
        reader.take(arrival)
        spoken.add(arrival.raw)
        return true
    }

    /// The newest report's sample. `.waiting` once after the guardian took the force off: it begins anew.
    @_noLocks
    mutating func read(at now: Instant) -> Reading {
        if !isClock { _ = refresh() }
        if !isEnded && (LockstepLeaves.isGone(end) || !heart.isWatched) {
            isEnded = true
            reader.end()
            spoken.add(RawReport(.gone))
        }
        spoken.stamp(now)
        return reader.read(at: now)
    }

    /// What the device said. Safe on the servo thread.
    mutating func heard(_ take: (RawReport) -> Void) { spoken.empty(take) }

    /// Hands a frame over to the wire's thread, for as long as the command holds, and shows the guardian that the servo
    /// thread lives, as long as the wire's does too. What follows an interruption of either is no force.
    @_noLocks
    mutating func tell(_ packet: WirePacket, isForce: Bool, _ command: Command, at now: Instant) {
        var order = LockstepOrder()
        order.packet = packet
        order.isForce = isForce
        order.report = reader.newest
        let hung = wire.isHung
        wire.look(LockstepLeaves.turns(end), at: now)
        // The order of a wire that hangs holds for no time: it is zero when the wire goes on.
        if !wire.isHung && heart.beat() {
            let expires = command.expires.nanoseconds.addingReportingOverflow(zero)
            order.expires = expires.overflow ? .max : expires.partialValue
        } else if !hung || !wire.isHung {
            reader.pause()
            spoken.add(RawReport(.pause))
        }
        LockstepLeaves.putOrder(end, order)
    }
}
