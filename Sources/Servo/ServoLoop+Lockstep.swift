import CPlatform
import Devices
import Space

extension ServoLoop {
    /// Ticks that a device clocks: one for each report, as it comes.
    ///
    /// A tick's instant is its report's arrival, and its period the time since the last, as it was: a hand's movement
    /// and the time that it took belong together, however late the thread woke. A device that says nothing for as long
    /// as a command lives gets a tick all the same: by then the force is gone, and the reading is old. Lateness is from
    /// a report's arrival to its tick.
    static func lockstep<Link: Transport & ~Copyable>(
        _ tick: inout Tick, _ transport: inout Link, period: Int64, timeout: Int64, frames: Ring<Frame>,
        controls: Controls, tap: Tap?, _ counts: inout Counts, _ lateness: inout LatenessHistogram
    ) -> Ending {
        let zero = cplatform_now()
        transport.start(at: Instant(nanoseconds: zero))
        var last = zero - period
        var sleep = SleepWatch(slept: cplatform_slept())
        while true {
            let arrival = transport.awaitReport(until: Instant(nanoseconds: max(last, zero) + timeout))
            let woke = cplatform_now()
            // A report may have come before the run's clock began.
            let time = max(arrival?.nanoseconds ?? woke, max(last + 1000, zero))
            let late = max(0, woke - time)
            if sleep.observe(slept: cplatform_slept()) { tick.wake() }
            if arrival != nil { lateness.add(nanoseconds: late) }
            counts.missed &+= UInt64(max(0, (time - last + period / 2) / period - 1))
            let ended = beat(
                &tick, &transport, now: Instant(nanoseconds: time - zero), span: time - last, late: late,
                frames: frames, controls: controls, tap: tap, &counts)
            if let ended { return ended }
            last = time
        }
    }
}
