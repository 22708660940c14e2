import Devices
import Space

/// Looks at every sample before it is believed, and latches faults.
///
/// A fault ends by itself after ``healing`` of good samples: then the limiter waits for the dead-man and the tip outside
/// the skin, as after every fault. An emergency stop holds until it is cleared.
/// Safe on the servo thread.
struct Watch: BitwiseCopyable, Sendable {
    /// Good samples that end a fault of the samples, s (assumed).
    static var healing: Double { @_noLocks get { 0.1 } }
    /// A stall longer than this is a fault, s (assumed): after as long the guardian takes the force off.
    static var longestStall: Double { @_noLocks get { 0.05 } }

    private(set) var fault = Fault.none
    private var good = 0.0
    private var last = Instant.zero
    private var begun = false
    private let longestSilence: Double
    private var silence = 0.0
    private var report: UInt64 = 0

    /// - Parameter longestSilence: without a new report before it is a fault, s; infinite for devices that are silent
    ///   while they are still.
    @_noLocks init(longestSilence: Double) { self.longestSilence = longestSilence }

    /// - Returns: true where the sample may be believed.
    @_noLocks mutating func admit(_ sample: Sample, period: Double) -> Bool {
        if period > Self.longestStall { raise(.late) }
        var sane = true
        var channel = 0
        while channel < Channel.count {
            if !sample.values[channel].isFinite { sane = false }
            channel &+= 1
        }
        if !sane {
            raise(.notFinite)
        } else if begun && sample.time < last {
            raise(.clockBackward)
            sane = false
        }
        silence = begun && sample.report == report ? silence + period : 0
        report = sample.report
        if silence > longestSilence {
            raise(.silent)
            sane = false
        }
        if sample.buttons.contains(.emergencyStop) { raise(.emergencyStop) }
        last = sample.time
        begun = true
        return sane
    }

    /// A good tick has passed. One after a stall is a single good sample, however long the stall was.
    @_noLocks mutating func heal(period: Double) {
        guard fault.isFault && !fault.isLasting && period <= Self.longestStall else { return }
        good += period
        if good >= Self.healing { fault = .none }
    }

    /// Latches a fault. The first of the lasting ones stays.
    @_noLocks mutating func raise(_ new: Fault) {
        good = 0
        if !fault.isLasting { fault = new }
    }

    /// The device is gone. What comes back may count its time anew.
    @_noLocks mutating func lose() {
        raise(.deviceGone)
        begun = false
    }

    @_noLocks mutating func clear() {
        fault = .none
        begun = false
    }
}
