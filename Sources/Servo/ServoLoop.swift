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
    /// - Parameters:
    ///   - tap: takes what a recording needs; nil where nothing is recorded.
    ///   - drain: in stepped time, called on this thread before the ring is full; then no frame is ever dropped.
    ///     Never called on the servo thread of a live run.
    public static func run<Link: Transport & ~Copyable>(
        _ setup: Setup, transport: inout Link, deadline: Deadline, policy: RealtimePolicy, frames: Ring<Frame>,
        controls: Controls, tap: Tap? = nil, drain: () -> Void = {}
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
                &tick, &transport, period: period, frames: frames, controls: controls, tap: tap, &counts,
                drain: drain)
        case .monotonic:
            ending = punctual(
                &tick, &transport, period: period, frames: frames, controls: controls, tap: tap, &counts, &lateness)
        case .lockstep:
            ending = lockstep(
                &tick, &transport, period: period, timeout: Int64(setup.limits.commandLifetime * 1e9), frames: frames,
                controls: controls, tap: tap, &counts, &lateness)
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
        tap: Tap?, _ counts: inout Counts, _ lateness: inout LatenessHistogram
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
            let woke = sleep.observe(slept: cplatform_slept())
            let ended = beat(
                &tick, &transport, now: now, span: period * (1 + whole), late: late, woke: woke, frames: frames,
                controls: controls, tap: tap, &counts)
            if let ended { return ended }
            due += (1 + whole) * period
        }
    }

    private static func stepped<Link: Transport & ~Copyable>(
        _ tick: inout Tick, _ transport: inout Link, period: Int64, frames: Ring<Frame>, controls: Controls,
        tap: Tap?, _ counts: inout Counts, drain: () -> Void
    ) -> Ending {
        var now: Int64 = 0
        let batch = UInt64(max(1, frames.capacity / 2))
        while true {
            if counts.ticks % batch == 0 { drain() }
            let ended = beat(
                &tick, &transport, now: Instant(nanoseconds: now), span: period, late: 0, frames: frames,
                controls: controls, tap: tap, &counts)
            if let ended { return ended }
            now += period
        }
    }

    /// One turn of the loop.
    @inline(__always)
    static func beat<Link: Transport & ~Copyable>(
        _ tick: inout Tick, _ transport: inout Link, now: Instant, span: Int64, late: Int64, woke: Bool = false,
        frames: Ring<Frame>, controls: Controls, tap: Tap?, _ counts: inout Counts
    ) -> Ending? {
        var input = TickInput()
        input.tick = counts.ticks
        input.now = now
        input.span = span
        input.lateness = late
        input.asked = controls.take()
        if woke {
            input.asked |= Controls.Request.rest.rawValue
            transport.woke()
        }
        if input.asked & Controls.Request.stop.rawValue != 0 { return .stopped }
        input.reading = transport.read(at: now)
        var output = tick.step(input)
        transport.write(output.command, at: now)
        output.frame.lateness = late
        frames.push(output.frame)
        if let tap {
            // Whoever finds the input finds what the device had said by then.
            transport.heard { tap.reports.push($0) }
            tap.inputs.push(input)
        }
        counts.ticks &+= 1
        counts.ended = now
        switch input.reading {
        case .sample, .waiting: return nil
        case .gone: return input.asked & Controls.Request.abandon.rawValue != 0 ? .deviceGone : nil
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
