public import Devices
public import Space

/// A hand script over one patient's skin, worked out tick by tick before the run.
public struct HandMotion: Sendable {
    /// What the virtual device senses at one tick.
    public struct Moment: BitwiseCopyable, Sendable, Equatable {
        /// Tip (m) and direction, in the patient frame.
        public var pose: Pose
        /// 0 (full) … 1 (empty).
        public var plunger: Double
        public var buttons: Buttons
    }

    /// One moment per ms, from tick 0 to the last.
    public let moments: [Moment]
    /// What the hand says, sorted by tick.
    public let actions: [TimedAction]
    /// What goes wrong with the device, in the order in which it begins.
    public let troubles: [DeviceTrouble]

    /// - Parameter chart: the patient's skin.
    public init(_ script: HandScript, on chart: SkinChart) {
        let timeline = HandTimeline(script)
        actions = timeline.actions
        troubles = timeline.troubles
        var tremor = script.tremor.map { Tremor(band: $0.band, amplitude: $0.amplitude, seed: script.seed) }
        var placement = script.start
        var stroke = 0.0
        var buttons = Buttons.deadMan
        var (needle, plunger, press) = (0, 0, 0)
        var moments: [Moment] = []
        moments.reserveCapacity(timeline.length + 1)
        for tick in 0...timeline.length {
            while needle < timeline.needle.count && timeline.needle[needle].start <= tick {
                let segment = timeline.needle[needle]
                placement = segment.from.toward(segment.to, segment.done(at: tick))
                if segment.end > tick { break }
                placement = segment.to
                needle += 1
            }
            while plunger < timeline.plunger.count && timeline.plunger[plunger].start <= tick {
                let segment = timeline.plunger[plunger]
                stroke = segment.from + (segment.to - segment.from) * segment.done(at: tick)
                if segment.end > tick { break }
                stroke = segment.to
                plunger += 1
            }
            while press < timeline.presses.count && timeline.presses[press].tick <= tick {
                let change = timeline.presses[press]
                buttons = change.down ? buttons.union(change.button) : buttons.subtracting(change.button)
                press += 1
            }
            var pose = placement.pose(on: chart)
            if let trembling = tremor?.next() { pose.position = pose.position + trembling }
            moments.append(Moment(pose: pose, plunger: stroke, buttons: buttons))
        }
        self.moments = moments
    }
}
