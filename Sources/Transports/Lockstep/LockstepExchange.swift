import CPlatform
import Synchronization

/// What the servo thread and a wire's thread share: reports one way, orders the other, and who waits for whom.
///
/// A report wakes the servo thread, and its order wakes the wire's thread, which has waited for it for at most
/// ``patience`` and then answers by itself. Only the wire's thread writes: the order while it holds, else zero.
@safe
final class LockstepExchange: WireClient, @unchecked Sendable {
    /// How long the wire's thread waits for the answer of a servo thread that runs, ns.
    static let patience: Int64 = 2_000_000
    /// A tick is done in less, so for so long the wire's thread looks before it sleeps: waking it costs as much, ns.
    static let spin: Int64 = 60_000
    /// A servo thread that has not answered for so long is not waited for, ns.
    static let absence: Int64 = 20_000_000
    /// After so long without an answer of the device its frame is sent again, ns.
    static let restartAfter: Int64 = 10_000_000

    private let reports = Mailbox(filler: LockstepArrival(report: LockstepReport(), measured: 0, time: 0, number: 0))
    private let orders = Mailbox<LockstepOrder>(filler: LockstepOrder())
    private let arrivals = Signal()
    private let answers = Signal()
    private let dead = Atomic<Bool>(false)
    private let turned = Atomic<UInt64>(0)
    private let tally = LockstepTally()

    // The wire's thread alone.
    private var codec: any LockstepCodec
    private var newest: LockstepReport?
    private var number: UInt64 = 0
    private var order = LockstepOrder()
    private var lastSent: Int64 = .min
    private var lastAnswer: Int64 = .min
    private var forceIsOut = false

    init(_ codec: any LockstepCodec) { self.codec = codec }

    // MARK: The servo thread

    /// The wire is dead. Safe on the servo thread.
    var isGone: Bool { dead.load(ordering: .acquiring) }

    /// The newest report that was not taken before. Safe on the servo thread.
    func takeReport() -> LockstepArrival? { reports.take() }

    /// How often the wire's thread has gone round, about once a ms. Safe on the servo thread.
    var turns: UInt64 { turned.load(ordering: .relaxed) }

    /// How many reports have come. Safe on the servo thread.
    var arrived: UInt32 { arrivals.count }

    /// Waits for a report beyond the first `seen`; returns how many there are. Where the servo thread sleeps.
    func waitForReport(past seen: UInt32, until deadline: Int64) -> UInt32 {
        isGone ? seen : arrivals.wait(past: seen, until: deadline)
    }

    /// Safe on the servo thread.
    func put(_ order: LockstepOrder) {
        orders.put(order)
        answers.raise()
    }

    /// What happened so far. From any thread.
    var counts: LockstepCounts { tally.counts }

    // MARK: The wire's thread

    func received(_ bytes: UnsafeRawBufferPointer, at time: Int64) -> WirePacket? {
        var whole: LockstepReport?
        for index in 0..<bytes.count { if let report = unsafe codec.take(bytes[index]) { whole = report } }
        guard let report = whole else { return nil }
        newest = report
        number &+= 1
        let seen = answers.count
        let measured = lastSent == .min ? time : lastSent
        reports.put(LockstepArrival(report: report, measured: measured, time: time, number: number))
        tally.reports.wrappingAdd(1, ordering: .relaxed)
        tally.refused.store(Int(codec.refusedBytes), ordering: .relaxed)
        arrivals.raise()
        awaitOrder(past: seen, from: time)
        return send(at: cplatform_now())
    }

    /// Waits for the order that answers the newest report, where a servo thread runs.
    private func awaitOrder(past seen: UInt32, from time: Int64) {
        fetch(at: time)
        guard time &- lastAnswer < Self.absence, lastAnswer != .min else { return }
        let deadline = time &+ Self.patience
        var seen = seen
        while order.report != number {
            let count = answers.wait(past: seen, until: deadline, spin: Self.spin)
            fetch(at: time)
            if count == seen { break }
            seen = count
        }
        if order.report == number {
            tally.answered.wrappingAdd(1, ordering: .relaxed)
        } else {
            tally.unanswered.wrappingAdd(1, ordering: .relaxed)
        }
    }

    private func fetch(at time: Int64) {
        guard let new = orders.take() else { return }
        order = new
        lastAnswer = time
    }

    func passed(at time: Int64) -> WirePacket? {
        turned.wrappingAdd(1, ordering: .relaxed)
        fetch(at: time)
        if forceIsOut && time > order.expires { return send(at: time) }
        guard lastSent == .min || time &- lastSent > Self.restartAfter else { return nil }
        if lastSent != .min { tally.restarts.wrappingAdd(1, ordering: .relaxed) }
        return send(at: time)
    }

    /// The order while it holds and the device may show force, else zero.
    private func send(at time: Int64) -> WirePacket {
        lastSent = time
        let allowed = newest.map { codec.allowsForce(after: $0) } ?? false
        guard allowed, order.report > 0, time <= order.expires else {
            if forceIsOut { tally.expired.wrappingAdd(1, ordering: .relaxed) }
            forceIsOut = false
            return codec.zero(after: newest)
        }
        forceIsOut = order.isForce
        return order.packet
    }

    func farewell() -> WirePacket {
        order = LockstepOrder()
        forceIsOut = false
        return codec.zero(after: newest)
    }

    func stalled() { tally.stalls.wrappingAdd(1, ordering: .relaxed) }

    func gone() {
        dead.store(true, ordering: .releasing)
        arrivals.raise()
    }
}
