public import Synchronization

/// From one thread to one other: fixed storage, never a lock, never a wait.
///
/// A full ring refuses and counts. `push` belongs to one thread, `pop` to the other: frames go from the servo thread to
/// whoever drains, commands to a transport's own thread.
@safe
public final class Ring<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    /// How far both ends have come.
    @usableFromInline
    struct Counters: ~Copyable {
        @usableFromInline let head = Atomic(0)
        @usableFromInline let tail = Atomic(0)
        @usableFromInline let refused = Atomic(0)
        @usableFromInline init() {}
    }

    /// The end that is pushed into, for values whose every retain the compiler refuses. Valid while its ring lives.
    @safe @frozen
    public struct Inlet: BitwiseCopyable, @unchecked Sendable {
        @usableFromInline let storage: UnsafeMutablePointer<Element>
        @usableFromInline let counters: UnsafeMutablePointer<Counters>
        @usableFromInline let mask: Int

        @usableFromInline
        init(_ storage: UnsafeMutablePointer<Element>, _ counters: UnsafeMutablePointer<Counters>, mask: Int) {
            unsafe self.storage = storage
            unsafe self.counters = counters
            self.mask = mask
        }

        /// Safe on the servo thread.
        @inlinable
        public func push(_ element: Element) {
            let at = unsafe counters.pointee.head.load(ordering: .relaxed)
            if unsafe at &- counters.pointee.tail.load(ordering: .acquiring) > mask {
                unsafe counters.pointee.refused.wrappingAdd(1, ordering: .relaxed)
                return
            }
            unsafe storage[at & mask] = element
            unsafe counters.pointee.head.store(at &+ 1, ordering: .releasing)
        }
    }

    /// Where the one thread pushes.
    public let inlet: Inlet

    /// - Parameters:
    ///   - capacity: how many elements fit; a power of two.
    ///   - filler: touches all storage, so that no later use faults.
    public init(capacity: Int, filler: Element) {
        precondition(capacity > 0 && capacity & (capacity - 1) == 0, "a ring's capacity is a power of two")
        let storage = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        unsafe storage.initialize(repeating: filler, count: capacity)
        let counters = UnsafeMutablePointer<Counters>.allocate(capacity: 1)
        unsafe counters.initialize(to: Counters())
        unsafe inlet = Inlet(storage, counters, mask: capacity - 1)
    }

    deinit {
        unsafe inlet.storage.deallocate()
        unsafe inlet.counters.deinitialize(count: 1)
        unsafe inlet.counters.deallocate()
    }

    /// How many elements fit.
    public var capacity: Int { inlet.mask + 1 }

    /// Elements that found the ring full.
    public var dropped: Int { unsafe inlet.counters.pointee.refused.load(ordering: .relaxed) }

    /// Safe on the servo thread.
    @inlinable
    public func push(_ element: Element) { inlet.push(element) }

    /// The oldest element, or `nil`.
    @inlinable
    public func pop() -> Element? {
        let at = unsafe inlet.counters.pointee.tail.load(ordering: .relaxed)
        if unsafe at == inlet.counters.pointee.head.load(ordering: .acquiring) { return nil }
        let element = unsafe inlet.storage[at & inlet.mask]
        unsafe inlet.counters.pointee.tail.store(at &+ 1, ordering: .releasing)
        return element
    }
}
