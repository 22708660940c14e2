import Devices
import Space

/// Looks at every sample before it is believed, and latches faults.
///
/// A fault of the samples (not finite, clock, jump) ends by itself after ``healing`` of good samples: then the limiter
/// waits for the dead-man and the tip outside the skin as after every fault. The others hold until they are cleared.
/// Safe on the servo thread.
struct Watch: BitwiseCopyable, Sendable {
    /// Good samples that end a fault of the samples, s (assumed).
    static var healing: Double { @_noLocks get { 0.1 } }
    /// A stall longer than this is a fault, s (assumed).
    static var longestStall: Double { @_noLocks get { 0.1 } }

    private(set) var fault = Fault.none
    private var good = 0.0
    private var last = Instant.zero
    private var begun = false

    @_noLocks init() {}

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
        if sample.buttons.contains(.emergencyStop) { raise(.emergencyStop) }
        last = sample.time
        begun = true
        return sane
    }

    /// A good tick has passed.
    @_noLocks mutating func heal(period: Double) {
        guard fault.isFault && !fault.isLasting else { return }
        good += period
        if good >= Self.healing { fault = .none }
    }

    /// Latches a fault. The first of the lasting ones stays.
    @_noLocks mutating func raise(_ new: Fault) {
        good = 0
        if !fault.isLasting { fault = new }
    }

    @_noLocks mutating func clear() {
        fault = .none
        begun = false
    }
}
