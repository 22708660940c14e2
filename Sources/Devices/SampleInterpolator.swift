public import Space

/// Turns reports that come when the device likes into a value for every tick, on the device's own clock.
///
/// Devices report at 125 to 1,000 Hz and in bursts; a tick that took the newest report would see steps. So the last
/// eight are kept, and a tick asks for an instant a little in the past (the profile's delay), between two of them.
/// A device that says nothing is still: its last sample is held, and where it speaks again after longer than the span,
/// it was still until a span before. Fixed size; safe on the servo thread.
@frozen
public struct SampleInterpolator: BitwiseCopyable, Sendable {
    /// How many samples are kept.
    @inlinable
    public static var capacity: Int { @_noLocks get { 8 } }

    @usableFromInline var ring: InlineArray<8, Sample>
    @usableFromInline var first: Int
    @usableFromInline var kept: Int
    @usableFromInline let span: Int64

    /// - Parameter span: the longest time, ns, over which a number goes from one report to the next. With the delay of
    ///   the profile, a hand that moves on after a pause starts where it was held and doesn't jump.
    @_noLocks @inlinable
    public init(span: Int64 = .max) {
        self.span = span
        ring = InlineArray(repeating: Sample())
        first = 0
        kept = 0
    }

    /// How many samples are kept now, 0 … 8.
    @inlinable
    public var count: Int { @_noLocks get { kept } }

    /// The newest sample, as it was pushed.
    @inlinable
    public var newest: Sample? { @_noLocks get { kept == 0 ? nil : ring[(first &+ kept &- 1) & 7] } }

    /// Takes a report in.
    ///
    /// One with the instant of the newest replaces it. One from before the newest is a clock that ran backward: it is
    /// kept alone and handed on with its own time, for the tick to judge.
    @_noLocks @inlinable
    public mutating func push(_ sample: Sample) {
        if let last = newest {
            if sample.time.nanoseconds == last.time.nanoseconds {
                ring[(first &+ kept &- 1) & 7] = sample
                return
            }
            if sample.time < last.time { kept = 0 }
        }
        if kept == 8 {
            first = (first &+ 1) & 7
            kept = 7
        }
        ring[(first &+ kept) & 7] = sample
        kept &+= 1
    }

    /// The hand at an instant of the device's clock; `nil` before the first report.
    ///
    /// Between two samples the numbers lie on the line between them and the direction on the shortest turn; buttons
    /// and range are the older's until the clock reaches the newer. Where either of the two is out of range there is
    /// no line: the older holds. Before the oldest it is the oldest, after the newest the newest, with their own times.
    @_noLocks @inlinable
    public func at(_ instant: Instant) -> Sample? {
        guard kept > 0 else { return nil }
        var older = ring[(first &+ kept &- 1) & 7]
        if instant >= older.time { return older }
        var back = kept &- 2
        while back >= 0 {
            let newer = older
            older = ring[(first &+ back) & 7]
            if instant >= older.time { return between(older, newer, at: instant) }
            back &-= 1
        }
        return older
    }

    @_noLocks @inlinable
    func between(_ older: Sample, _ newer: Sample, at instant: Instant) -> Sample {
        let gap = newer.time - older.time
        let way = gap < span ? gap : span
        let left = newer.time - instant
        // A gap that wraps is a hostile clock, further apart than 292 years: nothing lies between.
        guard older.inRange && newer.inRange && gap > 0 && left > 0 && left < way else { return older }
        let share = 1 - Double(left) / Double(way)
        var sample = older
        sample.time = instant
        for i in 0..<Channel.count {
            let a = older.values[i]
            let b = newer.values[i]
            sample.values[i] = a == b ? a : a * (1 - share) + b * share
        }
        Self.turn(&sample, from: older, to: newer, share)
        return sample
    }

    /// The direction: the shorter way round, at length 1.
    @_noLocks @inlinable
    static func turn(_ sample: inout Sample, from a: Sample, to b: Sample, _ share: Double) {
        let same =
            a[.qw] == b[.qw] && a[.qx] == b[.qx] && a[.qy] == b[.qy] && a[.qz] == b[.qz]
        if same { return }
        let cosine = a[.qw] * b[.qw] + a[.qx] * b[.qx] + a[.qy] * b[.qy] + a[.qz] * b[.qz]
        let newer = cosine < 0 ? -share : share
        let older = 1 - share
        let mixed = Quaternion(
            w: a[.qw] * older + b[.qw] * newer, x: a[.qx] * older + b[.qx] * newer,
            y: a[.qy] * older + b[.qy] * newer, z: a[.qz] * older + b[.qz] * newer)
        let q = mixed.normalized ?? Quaternion(w: a[.qw], x: a[.qx], y: a[.qy], z: a[.qz])
        sample[.qw] = q.w
        sample[.qx] = q.x
        sample[.qy] = q.y
        sample[.qz] = q.z
    }
}
