import Synchronization

/// The newest value, from one thread to one other: what was not fetched in time is replaced. Never a lock, never a wait.
///
/// Three slots: one belongs to the writer, one to the reader, and the third, in the middle, changes hands atomically.
/// `put` belongs to one thread, `take` to the other.
@safe
final class Mailbox<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    private let slots: UnsafeMutablePointer<Element>
    /// The slot in the middle; 4 is added while nobody has fetched it.
    private let middle = Atomic<UInt8>(1)
    /// The writer's slot and the reader's.
    private let mine: UnsafeMutablePointer<UInt8>

    /// - Parameter filler: what is there before the first `put`; it is never taken.
    init(filler: Element) {
        unsafe slots = .allocate(capacity: 3)
        unsafe slots.initialize(repeating: filler, count: 3)
        unsafe mine = .allocate(capacity: 2)
        unsafe mine.initialize(to: 0)
        unsafe (mine + 1).initialize(to: 2)
    }

    deinit {
        unsafe slots.deallocate()
        unsafe mine.deallocate()
    }

    /// Safe on the servo thread.
    func put(_ element: Element) {
        unsafe slots[Int(mine[0])] = element
        unsafe mine[0] = middle.exchange(mine[0] | 4, ordering: .acquiringAndReleasing) & 3
    }

    /// The newest value that was not taken before, or `nil`. Safe on the servo thread.
    func take() -> Element? {
        guard middle.load(ordering: .relaxed) & 4 != 0 else { return nil }
        unsafe mine[1] = middle.exchange(mine[1], ordering: .acquiringAndReleasing) & 3
        return unsafe slots[Int(mine[1])]
    }
}
