import Devices
import Space
import Synchronization

/// The newest command, from the servo thread to the thread that writes: never a lock, never a wait for the servo.
final class CommandSlot: Sendable {
    private let turn = Atomic<UInt64>(0)
    private let x = Atomic<UInt64>(0)
    private let y = Atomic<UInt64>(0)
    private let z = Atomic<UInt64>(0)
    private let expires = Atomic<Int64>(.min)

    /// - Parameter end: on the machine's clock.
    ///
    /// Safe on the servo thread.
    @_noLocks
    func put(_ force: Vector, until end: Instant) {
        let next = turn.load(ordering: .relaxed) &+ 1
        turn.store(next, ordering: .relaxed)
        atomicMemoryFence(ordering: .releasing)
        x.store(force.x.bitPattern, ordering: .relaxed)
        y.store(force.y.bitPattern, ordering: .relaxed)
        z.store(force.z.bitPattern, ordering: .relaxed)
        expires.store(end.nanoseconds, ordering: .relaxed)
        turn.store(next &+ 1, ordering: .releasing)
    }

    /// The force that is to be there at an instant of the machine's clock: the newest command's, none once it has expired.
    ///
    /// Not for the servo thread: tries again while it is being written.
    func force(at machine: Instant) -> Vector {
        while true {
            let before = turn.load(ordering: .acquiring)
            let force = Vector(
                Double(bitPattern: x.load(ordering: .relaxed)), Double(bitPattern: y.load(ordering: .relaxed)),
                Double(bitPattern: z.load(ordering: .relaxed)))
            let end = expires.load(ordering: .relaxed)
            atomicMemoryFence(ordering: .acquiring)
            guard before % 2 == 0, turn.load(ordering: .relaxed) == before else { continue }
            return machine.nanoseconds <= end ? force : .zero
        }
    }
}
