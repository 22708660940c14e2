import NIOCore
import Synchronization

/// The newest picture of the running session: who follows it puts it there, and whoever looks on takes it from there at
/// their own pace. Neither waits for the other.
public final class LiveBoard: Sendable {
    /// What browsers get.
    struct Picture: Sendable {
        var number: UInt64 = 0
        /// As a trainee may see it, and whole.
        var trainee = ByteBuffer()
        var whole = ByteBuffer()
        /// Whose session it is, where somebody said.
        var owner: String?
        /// When it was over, s of a clock that does not run backward; nil while it goes on.
        var over: Double?

        /// Whether a trainee may see it: who trained, and whoever was there when it came to its end. Whoever signs in
        /// afterwards does not see how the one before has done.
        func isOpen(to name: String, since began: Double) -> Bool {
            guard let over else { return true }
            return (owner == nil || owner == name) && began <= over
        }
    }

    /// Pictures a second.
    public static let rate = 30

    private let picture = Mutex(Picture())
    private let watching = Atomic<Int>(0)

    public init() {}

    /// How many browsers look on.
    public var viewers: Int { watching.load(ordering: .relaxed) }

    /// Shows something new: JSON, as a trainee may see it and whole.
    /// - Parameters:
    ///   - owner: the pseudonym of whoever trains.
    ///   - isOver: the session has come to its end.
    public func show(trainee: [UInt8], whole: [UInt8], owner: String? = nil, isOver: Bool = false) {
        let (own, all) = (Self.message(trainee), Self.message(whole))
        picture.withLock {
            $0.number += 1
            $0.trainee = own
            $0.whole = all
            $0.over = isOver ? ($0.owner == owner ? $0.over : nil) ?? Monotonic.now : nil
            $0.owner = owner
        }
    }

    /// Nothing goes on.
    public func clear() { show(trainee: Array("null".utf8), whole: Array("null".utf8)) }

    var now: Picture { picture.withLock { $0 } }

    /// Lets one more look on; false where there are too many.
    func join(most: Int) -> Bool {
        guard watching.add(1, ordering: .relaxed).newValue > most else { return true }
        leave()
        return false
    }

    func leave() { watching.subtract(1, ordering: .relaxed) }

    static let nothing = message(Array("null".utf8))

    /// As server-sent events want it.
    private static func message(_ json: [UInt8]) -> ByteBuffer {
        var buffer = ByteBufferAllocator().buffer(capacity: json.count + 24)
        buffer.writeString("event: picture\ndata: ")
        buffer.writeBytes(json)
        buffer.writeString("\n\n")
        return buffer
    }
}
