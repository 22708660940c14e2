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
    }

    /// Pictures a second.
    public static let rate = 30

    private let picture = Mutex(Picture())
    private let watching = Atomic<Int>(0)

    public init() {}

    /// How many browsers look on.
    public var viewers: Int { watching.load(ordering: .relaxed) }

    /// Shows something new: JSON, as a trainee may see it and whole.
    public func show(trainee: [UInt8], whole: [UInt8]) {
        let (own, all) = (Self.message(trainee), Self.message(whole))
        picture.withLock {
            $0.number += 1
            $0.trainee = own
            $0.whole = all
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

    /// As server-sent events want it.
    private static func message(_ json: [UInt8]) -> ByteBuffer {
        var buffer = ByteBufferAllocator().buffer(capacity: json.count + 24)
        buffer.writeString("event: picture\ndata: ")
        buffer.writeBytes(json)
        buffer.writeString("\n\n")
        return buffer
    }
}
