import CPlatform
public import Devices
import Space

/// The one real-time thread: read, step, write, hand the frame on.
///
/// A tick that comes late runs once, with as many whole periods as have passed; the periods without a tick of their own
/// are counted as missed, and the lateness once, whole. A device that goes away is waited for, at zero force.
public enum ServoLoop {
    /// Why a loop ended.
    public enum Ending: Sendable, Equatable {
        /// The script is over.
        case finished
        /// Somebody asked for it.
        case stopped
        /// The device is gone, and nobody waits for it any more.
        case deviceGone
        /// `enforce` was asked for and rights are missing: the sentence says which. No tick ran.
        case refused(String)
    }

    /// Runs until the transport is finished, or somebody asks to stop. Blocks; belongs on a thread of its own.
    ///
    /// The transport is left at zero force, not closed.
    /// - Parameter drain: in stepped time, called on this thread before the ring is full; then no frame is ever dropped.
    ///   Never called on the servo thread of a live run.
    public static func run<Link: Transport & ~Copyable>(
        _ setup: Setup, transport: inout Link, deadline: Deadline, policy: RealtimePolicy, frames: Ring<Frame>,
        controls: Controls, drain: () -> Void = {}
    ) -> (ending: Ending, timing: LoopTiming) {
        var tick = Tick(setup)
        var lateness = LatenessHistogram()
        let rights = deadline == .stepped ? nil : policy.take()
        defer { if let rights, rights.latencyDescriptor >= 0 { cplatform_close(rights.latencyDescriptor) } }
        let sentence = rights?.sentence ?? RealtimeRights.stepped
        var counts = Counts()
        if policy == .enforce, let rights, !rights.complete {
            return (.refused(rights.refusal), timing(counts, lateness, frames, deadline, sentence))
        }
        let period = Int64((setup.period * 1e9).rounded())
        let ending: Ending
        switch deadline {
        case .stepped:
            transport.start(at: .zero)
            ending = stepped(
                &tick, &transport, period: period, frames: frames, controls: controls, &counts, drain: drain)
        case .monotonic:
            ending = punctual(
                &tick, &transport, period: period, frames: frames, controls: controls, &counts, &lateness)
        case .lockstep:
            ending = lockstep(
                &tick, &transport, period: period, timeout: Int64(setup.limits.commandLifetime * 1e9), frames: frames,
                controls: controls, &counts, &lateness)
        }
        transport.write(.zero, at: counts.ended)
        return (ending, timing(counts, lateness, frames, deadline, sentence))
    }

    struct Counts {
        var ticks: UInt64 = 0
        var missed: UInt64 = 0
        /// The run's clock at the last tick.
        var ended = Instant.zero
    }

    private static func punctual<Link: Transport & ~Copyable>(
        _ tick: inout Tick, _ transport: inout Link, period: Int64, frames: Ring<Frame>, controls: Controls,
        _ counts: inout Counts, _ lateness: inout LatenessHistogram
    ) -> Ending {
        let zero = cplatform_now() + period
        transport.start(at: Instant(nanoseconds: zero))
        var due = zero
        var sleep = SleepWatch(slept: cplatform_slept())
        while true {
            let late = cplatform_sleep_until(due) - due
            let whole = late / period
            let now = Instant(nanoseconds: due + whole * period - zero)
            lateness.add(nanoseconds: late)
            counts.missed &+= UInt64(whole)
            if sleep.observe(slept: cplatform_slept()) { tick.wake() }
            let ended = beat(
                &tick, &transport, now: now, period: Double(period * (1 + whole)) * 1e-9, late: late, frames: frames,
                controls: controls, &counts)
            if let ended { return ended }
            due += (1 + whole) * period
        }
    }

    private static func stepped<Link: Transport & ~Copyable>(
        _ tick: inout Tick, _ transport: inout Link, period: Int64, frames: Ring<Frame>, controls: Controls,
        _ counts: inout Counts, drain: () -> Void
    ) -> Ending {
        var now: Int64 = 0
        let seconds = Double(period) * 1e-9
        let batch = UInt64(max(1, frames.capacity / 2))
        while true {
            if counts.ticks % batch == 0 { drain() }
            let ended = beat(
                &tick, &transport, now: Instant(nanoseconds: now), period: seconds, late: 0, frames: frames,
                controls: controls, &counts)
            if let ended { return ended }
            now += period
        }
    }

    /// One turn of the loop.
    @inline(__always)
    static func beat<Link: Transport & ~Copyable>(
        _ tick: inout Tick, _ transport: inout Link, now: Instant, period: Double, late: Int64,
        frames: Ring<Frame>, controls: Controls, _ counts: inout Counts
    ) -> Ending? {
        let asked = controls.take()
        if asked != 0 {
            if asked & Controls.Request.emergencyStop.rawValue != 0 { tick.emergencyStop() }
            if asked & Controls.Request.clearFault.rawValue != 0 { tick.clearFault() }
            if asked & Controls.Request.stop.rawValue != 0 { return .stopped }
        }
        let reading = transport.read(at: now)
        var output = tick.step(reading, at: now, period: period)
        transport.write(output.command, at: now)
        output.frame.lateness = late
        frames.push(output.frame)
        counts.ticks &+= 1
        counts.ended = now
        switch reading {
        case .sample, .waiting: return nil
        case .gone: return asked & Controls.Request.abandon.rawValue != 0 ? .deviceGone : nil
        case .finished: return .finished
        }
    }

    private static func timing(
        _ counts: Counts, _ lateness: borrowing LatenessHistogram, _ frames: Ring<Frame>, _ deadline: Deadline,
        _ policy: String
    ) -> LoopTiming {
        let live = deadline != .stepped
        return LoopTiming(
            ticks: counts.ticks, missed: counts.missed, dropped: UInt64(frames.dropped),
            p50: live ? lateness.quantile(0.5) : 0, p99: live ? lateness.quantile(0.99) : 0,
            p999: live ? lateness.quantile(0.999) : 0, maximum: live ? lateness.maximum : 0, stepped: !live,
            policy: policy)
    }
}
