import CPlatform
import Devices
import Foundation
import Space
import Synchronization

/// What a device was told since it was last shown: events are kept, levels are the newest.
struct Told {
    /// See ``Cue``.
    var pop = 0.0
    var tap = 0.0
    /// W.
    var texture = 0.0
    /// N.
    var plunger = 0.0
}

/// What a command thread writes to. Called on that thread alone.
protocol CommandSink: AnyObject {
    /// The run begins: what the device has to be told before it can show anything.
    func begin()
    /// Shows what was told, at an instant of the machine's clock, ns.
    func show(_ told: Told, at now: Int64)
    /// Switches everything off.
    /// - Returns: false where the device is there and did not take it.
    @discardableResult
    func silence(at now: Int64) -> Bool
    /// The last call, after everything is off.
    func end()
}

extension CommandSink {
    func begin() {}
}

/// The only writer of a device whose writes may wait: takes commands from the servo thread through a ring.
///
/// Everything is off before the first command, after one that was not renewed in its lifetime, and at the end.
final class CommandThread: @unchecked Sendable {
    /// Where the servo thread puts its commands: a quarter of a second of them.
    let told = Ring<Command>(capacity: 256, filler: .zero)
    /// How long it sleeps between two looks, µs. A rumble motor needs some ten times that to be felt.
    private let pause: UInt32 = 2000

    private let sink: any CommandSink
    private let zero = Atomic<Int64>(0)
    private let ends = Atomic<Bool>(false)
    private let lapses = Atomic<Int>(0)
    private let turned = Atomic<UInt64>(0)
    private let finished = DispatchSemaphore(value: 0)
    private let closed = Atomic<Bool>(false)
    private let hasEnded = Atomic<Bool>(false)
    private let isOff = Atomic<Bool>(false)

    /// How often a command expired because no other came.
    var expired: Int { lapses.load(ordering: .relaxed) }

    /// How often it has gone round since the run began, about once in 2 ms; 0 until the device has been told what it needs
    /// before it can show anything, which may last. Safe on the servo thread.
    var turns: UInt64 { turned.load(ordering: .relaxed) }

    /// Starts at once: the device is switched off by it first.
    init(_ sink: sending any CommandSink) {
        self.sink = sink
        Thread { self.run() }.start()
    }

    /// The run's clock begins at this instant of the machine's clock.
    func start(at machine: Instant) { zero.store(machine.nanoseconds, ordering: .releasing) }

    /// How long whoever closes it waits for its thread, s: as long as for a wire's (assumed).
    private static let patience = 2.0

    /// Switches everything off and ends the thread. Safe more than once; waits for it, but for no longer than a moment:
    /// one that hangs in the kernel is left to itself.
    func close() -> Farewell {
        if !closed.exchange(true, ordering: .acquiringAndReleasing) {
            ends.store(true, ordering: .releasing)
            if finished.wait(timeout: .now() + Self.patience) == .success { hasEnded.store(true, ordering: .releasing) }
        }
        guard hasEnded.load(ordering: .acquiring) else { return .unknown }
        return isOff.load(ordering: .acquiring) ? .said : .unsaid
    }

    private func run() {
        unsafe cplatform_name_thread("senshi-device")
        // Best effort, below the servo's: a busy machine is no reason to take it for hung.
        _ = cplatform_schedule_fifo(79)
        sink.silence(at: cplatform_now())
        var newest: Command?
        var isBegun = false
        while !ends.load(ordering: .acquiring) {
            if !isBegun && zero.load(ordering: .acquiring) != 0 {
                isBegun = true
                sink.begin()
            }
            var events = Told()
            while let command = told.pop() {
                newest = command
                events.pop = max(events.pop, command.cue.pop)
                events.tap = max(events.tap, command.cue.tap)
            }
            let now = cplatform_now()
            if let command = newest {
                if now &- zero.load(ordering: .acquiring) <= command.expires.nanoseconds {
                    events.texture = command.cue.texture
                    events.plunger = command.plunger
                    sink.show(events, at: now)
                } else {
                    newest = nil
                    lapses.wrappingAdd(1, ordering: .relaxed)
                    sink.silence(at: now)
                }
            }
            if isBegun { turned.wrappingAdd(1, ordering: .relaxed) }
            usleep(pause)
        }
        isOff.store(sink.silence(at: cplatform_now()), ordering: .releasing)
        sink.end()
        finished.signal()
    }
}
