public import Devices
import Foundation
public import Servo
import Synchronization

/// A loop on its own thread, drained by the thread that asked for it; or, stepped, both on one.
public enum LiveRun {
    /// Frames that fit between the servo thread and the one that drains: 16 s at 1 kHz.
    public static let ringCapacity = 16_384

    /// Runs to the end and hands every frame to `observe`, in order, on the calling thread.
    ///
    /// - Parameters:
    ///   - setup: everything that the loop needs.
    ///   - transport: the device; at zero force and closed afterwards.
    ///   - deadline: live, or stepped time.
    ///   - policy: whether missing real-time rights are an error.
    ///   - controls: to stop, to clear a fault, to stop everything.
    ///   - patience: how long a device that went away is waited for, s; then the run ends with `.deviceGone`.
    ///   - reopen: opens the device again once it is back, homed; called on a thread of its own, with a way to ask whether
    ///     the run still wants it. Without it a device that goes away is waited for as well, since some come back by
    ///     themselves.
    ///   - tap: what a recording needs; nil where nothing is recorded.
    ///   - idle: called about 200 times a second of a live run, for keys and the screen; never in stepped time.
    ///   - observe: takes a frame.
    ///   - tapped: empties the tap, after the frames of the same ticks, on the calling thread.
    /// - Returns: why it ended, and how punctual it was.
    public static func run<Link: Transport & Sendable & ~Copyable>(
        _ setup: Setup, transport: consuming Link, deadline: Deadline, policy: RealtimePolicy, controls: Controls,
        patience: Double = .infinity, reopen: (@Sendable (() -> Bool) -> Link?)? = nil, tap: Tap? = nil,
        idle: () -> Void,
        observe: (Frame) -> Void, tapped: (Tap) -> Void = { _ in }
    ) -> (ending: ServoLoop.Ending, timing: LoopTiming) {
        let frames = Ring<Frame>(capacity: ringCapacity, filler: Frame())
        func drain() {
            while let frame = frames.pop() { observe(frame) }
            if let tap { tapped(tap) }
        }
        if deadline == .stepped {
            var link = transport
            let result = ServoLoop.run(
                setup, transport: &link, deadline: deadline, policy: policy, frames: frames, controls: controls,
                tap: tap, drain: drain)
            drain()
            link.close()
            return result
        }
        let replugging = Replugging<Link>(reopen)
        let outcome = Outcome(replugging.attach(transport))
        replugging.start()
        let thread = Thread {
            let result = ServoLoop.run(
                setup, transport: &outcome.link, deadline: deadline, policy: policy, frames: frames,
                controls: controls, tap: tap)
            outcome.result = result
            outcome.link.close()
            outcome.done.store(true, ordering: .releasing)
        }
        thread.name = "senshi-servo"
        thread.stackSize = 1 << 20
        thread.start()
        let clock = ContinuousClock()
        var goneSince: ContinuousClock.Instant?
        while !outcome.done.load(ordering: .acquiring) {
            drain()
            idle()
            goneSince = replugging.dock.isGone ? goneSince ?? clock.now : nil
            if let goneSince, goneSince.duration(to: clock.now) >= .seconds(patience) { controls.ask(.abandon) }
            usleep(5000)
        }
        drain()
        replugging.stop()
        guard let result = outcome.result else { preconditionFailure("the servo thread ends with a result") }
        return result
    }
}

/// What the servo thread leaves behind. Written by it before `done`, read by the other after.
private final class Outcome<Link: Sendable & ~Copyable>: @unchecked Sendable {
    var link: Link
    var result: (ending: ServoLoop.Ending, timing: LoopTiming)?
    let done = Atomic<Bool>(false)
    init(_ link: consuming Link) { self.link = link }
}
