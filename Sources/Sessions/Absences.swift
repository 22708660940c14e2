public import Servo
import Space

/// When the device was away during a run. Feed every frame in order.
public struct Absences: Sendable {
    /// One time without the device.
    public struct Absence: Sendable, Equatable {
        /// Its first tick.
        public var from: UInt64
        /// The first tick that was well again; of the run's last frame where it never was.
        public var to: UInt64
        /// When it began, and how long it lasted, s of the run.
        public var start, duration: Double
        /// The needle was in tissue when it began.
        public var inTissue: Bool
    }

    /// In order.
    public private(set) var all: [Absence] = []
    private var isAway = false
    private var wasInTissue = false

    public init() {}

    /// One frame.
    public mutating func observe(_ frame: Frame) {
        let away = frame.fault == .deviceGone
        let time = frame.time.seconds
        if away && !isAway {
            all.append(Absence(from: frame.tick, to: frame.tick, start: time, duration: 0, inTissue: wasInTissue))
        }
        if isAway, let last = all.indices.last {
            all[last].to = frame.tick
            all[last].duration = time - all[last].start
        }
        isAway = away
        wasInTissue = frame.marks.contains(.inTissue)
    }
}
