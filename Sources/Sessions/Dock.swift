import Devices
import Space
import Synchronization

/// Where a device that came back is handed to the servo thread, and the one that went away to an ordinary thread.
///
/// One pointer each way, swapped atomically: never a lock, never a wait, and nothing is freed on the servo thread.
@safe
final class Dock<Link: Transport & ~Copyable>: Sendable {
    private let offered = Atomic<UInt>(0)
    private let left = Atomic<UInt>(0)
    private let gone = Atomic<Bool>(false)
    private let zero = Atomic<Int64>(0)

    /// The device in use is gone. Safe on any thread.
    var isGone: Bool { gone.load(ordering: .acquiring) }
    /// The machine's clock at the run's zero.
    var start: Instant { Instant(nanoseconds: zero.load(ordering: .acquiring)) }

    /// Just before the first tick.
    func begin(at machine: Instant) { zero.store(machine.nanoseconds, ordering: .releasing) }

    /// Says whether the device in use is gone. Safe on the servo thread.
    func note(gone isGone: Bool) {
        if gone.load(ordering: .relaxed) != isGone { gone.store(isGone, ordering: .releasing) }
    }

    /// Leaves a device that came back, started. Not for the servo thread.
    func offer(_ link: UnsafeMutablePointer<Link>) { offered.store(UInt(bitPattern: link), ordering: .releasing) }

    /// Takes what was offered. Safe on the servo thread.
    func take() -> UnsafeMutablePointer<Link>? { unsafe Self.pointer(offered.exchange(0, ordering: .acquiring)) }

    /// Leaves a device that is gone to be closed, once the one before has been fetched. Safe on the servo thread.
    /// - Returns: false where it must be kept until the next tick.
    func leave(_ old: UnsafeMutablePointer<Link>) -> Bool {
        guard left.load(ordering: .acquiring) == 0 else { return false }
        left.store(UInt(bitPattern: old), ordering: .releasing)
        return true
    }

    /// Closes what was left: from then on the device may be opened anew. Not for the servo thread.
    /// - Returns: true where there was something.
    func clear() -> Bool { unsafe Self.discard(Self.pointer(left.exchange(0, ordering: .acquiring))) }

    /// Closes what was left and what nobody took. Not for the servo thread.
    func clearAll() {
        _ = clear()
        _ = unsafe Self.discard(take())
    }

    private static func pointer(_ bits: UInt) -> UnsafeMutablePointer<Link>? {
        unsafe UnsafeMutablePointer(bitPattern: bits)
    }

    private static func discard(_ link: UnsafeMutablePointer<Link>?) -> Bool {
        guard let link = unsafe link else { return false }
        unsafe link.pointee.close()
        unsafe link.deinitialize(count: 1)
        unsafe link.deallocate()
        return true
    }
}
