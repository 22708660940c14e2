public import Synchronization

/// From one thread to one other: fixed storage, never a lock, never a wait.
///
/// A full ring refuses and counts. `push` belongs to the servo thread, `pop` to the thread that drains.
@safe
public final class Ring<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    @usableFromInline let storage: UnsafeMutablePointer<Element>
    @usableFromInline let mask: Int
    @usableFromInline let head: Atomic<Int> = Atomic(0)
    @usableFromInline let tail: Atomic<Int> = Atomic(0)
    @usableFromInline let refused: Atomic<Int> = Atomic(0)

    /// - Parameters:
    ///   - capacity: how many elements fit; a power of two.
    ///   - filler: touches all storage, so that no later use faults.
    public init(capacity: Int, filler: Element) {
        precondition(capacity > 0 && capacity & (capacity - 1) == 0, "a ring's capacity is a power of two")
        unsafe storage = .allocate(capacity: capacity)
        unsafe storage.initialize(repeating: filler, count: capacity)
        mask = capacity - 1
    }

    deinit { unsafe storage.deallocate() }

    /// How many elements fit.
    public var capacity: Int { mask + 1 }

    /// Elements that found the ring full.
    public var dropped: Int { refused.load(ordering: .relaxed) }

    /// Safe on the servo thread.
    @inlinable
    public func push(_ element: Element) {
        let at = head.load(ordering: .relaxed)
        if at &- tail.load(ordering: .acquiring) > mask {
            refused.wrappingAdd(1, ordering: .relaxed)
            return
        }
        unsafe storage[at & mask] = element
        head.store(at &+ 1, ordering: .releasing)
    }

    /// The oldest element, or `nil`.
    @inlinable
    public func pop() -> Element? {
        let at = tail.load(ordering: .relaxed)
        if at == head.load(ordering: .acquiring) { return nil }
        let element = unsafe storage[at & mask]
        tail.store(at &+ 1, ordering: .releasing)
        return element
    }
}
