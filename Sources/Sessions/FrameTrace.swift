public import Servo
import Space

/// Keeps of a run what a report draws: frames at 100 Hz, and every frame within 20 ms of an event.
///
/// Memory is bounded: beyond ``limit`` frames every second one of the older half goes.
public struct FrameTrace: Sendable {
    /// In order, no tick twice.
    public private(set) var frames: [Frame] = []
    /// The most frames that are kept.
    public let limit: Int

    /// Frames since one that was kept, oldest first, as far back as an event reaches.
    private var recent: [Frame] = []
    private var oldest = 0
    private var due = Instant.zero
    private var keepUntil = Instant(nanoseconds: .min)

    private static let interval: Int64 = 10_000_000
    private static let reach: Int64 = 20_000_000
    /// Frames of 20 ms at up to 3 kHz.
    private static let capacity = 64

    /// - Parameter limit: the most frames that are kept, at least 1,000.
    public init(limit: Int = 200_000) {
        precondition(limit >= 1_000)
        self.limit = limit
        recent.reserveCapacity(Self.capacity)
    }

    /// One frame, in order.
    public mutating func observe(_ frame: Frame) {
        if frame.time >= due || frame.time <= keepUntil {
            keep(frame)
        } else if recent.count < Self.capacity {
            recent.append(frame)
        } else {
            recent[oldest] = frame
            oldest = oldest + 1 == Self.capacity ? 0 : oldest + 1
        }
    }

    /// Something that happened at a frame: the one that is observed next, or the last.
    public mutating func observe(_ event: Event) {
        let now = Instant(nanoseconds: Int64((event.time * 1e9).rounded()))
        keepUntil = now + Self.reach
        let from = now + (-Self.reach)
        var held = recent.indices.map { recent[(oldest + $0) % recent.count] }.filter { $0.time >= from }
        forget()
        guard let first = held.first else { return }
        // Frames that were kept at 100 Hz may lie between those that were not.
        while let kept = frames.last, kept.tick > first.tick {
            held.append(kept)
            frames.removeLast()
        }
        held.sort { $0.tick < $1.tick }
        frames.append(contentsOf: held)
        thin()
    }

    private mutating func keep(_ frame: Frame) {
        frames.append(frame)
        due = Instant(nanoseconds: (frame.time.nanoseconds / Self.interval + 1) * Self.interval)
        thin()
    }

    private mutating func forget() {
        recent.removeAll(keepingCapacity: true)
        oldest = 0
    }

    private mutating func thin() {
        guard frames.count > limit else { return }
        let half = frames.count / 2
        var write = 0
        for read in frames.indices where read >= half || read % 2 == 0 {
            frames[write] = frames[read]
            write += 1
        }
        frames.removeLast(frames.count - write)
    }
}
