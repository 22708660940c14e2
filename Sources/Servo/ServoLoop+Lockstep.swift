import CPlatform
import Devices
import Space

extension ServoLoop {
    /// Ticks that a device clocks: one for each report, as it comes.
    ///
    /// A tick's instant is when its report was measured, and its period the time since the last, as it was: a hand's
    /// movement and the time that it took belong together, however late the thread woke. A device that says nothing for
    /// as long as a command lives gets a tick all the same: by then the force is gone, and the reading is old. Lateness
    /// is from a report's arrival to its tick. A device that is gone gets its ticks from the machine's clock until it is
    /// back.
    static func lockstep<Link: Transport & ~Copyable>(
        _ tick: inout Tick, _ transport: inout Link, period: Int64, timeout: Int64, frames: Ring<Frame>,
        controls: Controls, tap: Tap?, _ counts: inout Counts, _ lateness: inout LatenessHistogram
    ) -> Ending {
        let zero = cplatform_now()
        transport.start(at: Instant(nanoseconds: zero))
        var last = zero - period
        var sleep = SleepWatch(slept: cplatform_slept())
        var came = zero
        while true {
            let deadline = came + timeout
            let arrival = transport.awaitReport(until: Instant(nanoseconds: deadline))
            var woke = cplatform_now()
            // What was measured before the run's clock began is no part of it.
            if let arrival, arrival.measured.nanoseconds < zero { continue }
            if arrival == nil && woke < deadline {
                // Nobody to wait for.
                _ = cplatform_sleep_until(last + period)
                woke = cplatform_now()
            }
            came = max(arrival?.came.nanoseconds ?? woke, zero)
            // A report may have been measured before a tick that went without one.
            let time = max(arrival?.measured.nanoseconds ?? woke, last + 1000)
            let late = max(0, woke - came)
            let slept = sleep.observe(slept: cplatform_slept())
            if arrival != nil { lateness.add(nanoseconds: late) }
            counts.missed &+= UInt64(max(0, (time - last + period / 2) / period - 1))
            let ended = beat(
                &tick, &transport, now: Instant(nanoseconds: time - zero), span: time - last, late: late,
                woke: slept, frames: frames, controls: controls, tap: tap, &counts)
            if let ended { return ended }
            last = time
        }
    }
}
