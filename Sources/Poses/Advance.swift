/// Moves toward a wanted value at a bounded speed.
///
/// Safe on the servo thread.
struct Advance: BitwiseCopyable, Sendable {
    private(set) var value = 0.0

    @_noLocks init() {}

    @_noLocks mutating func move(toward wanted: Double, speed: Double, period: Double) {
        let step = speed * period
        value += max(-step, min(step, wanted - value))
    }
}
