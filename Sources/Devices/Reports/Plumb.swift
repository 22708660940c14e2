public import Space

/// The needle's lean, from a gyroscope and an accelerometer that the hand holds: which way is up, seen from the device.
///
/// Gravity says how far the needle leans and toward which side of the device; it can't say which way the device faces,
/// so that is taken to be the trainee's. The gyroscope carries the vertical through quick movements, the accelerometer
/// corrects it while it shows about 1 g. One unit vector is all the state: nothing can drift. Safe on the servo thread.
@frozen
public struct Plumb: BitwiseCopyable, Sendable {
    /// Up, in the needle's frame (x right, −z where the needle goes), unit length.
    public private(set) var up = Vector(0, 0, 1)
    private var begun = false

    @_noLocks
    public init() {}

    /// One measurement.
    /// - Parameters:
    ///   - turn: of the device, rad/s, in the needle's frame.
    ///   - pull: what the accelerometer shows, in g: at rest 1 upward.
    ///   - period: since the last one, s; held to 0 … 0.1.
    ///   - settling: see ``MotionFormat/settling``.
    @_noLocks
    public mutating func feel(turn: Vector, pull: Vector, period: Double, settling: Double) {
        guard turn.isFinite && pull.isFinite else { return }
        let size = pull.length
        let isStill = size > 0.8 && size < 1.2
        if !begun {
            guard isStill else { return }
            begun = true
            up = pull * (1 / size)
            return
        }
        let dt = period > 0 ? (period < 0.1 ? period : 0.1) : 0
        // A vector that stands still in the room turns the other way in the device. Held to 40 rad/s, so that no step
        // goes beyond the quarter turn that the straight line can carry at 25 Hz.
        let rate = turn.length
        let steady = rate > 40 ? turn * (40 / rate) : turn
        var next = up - steady.cross(up) * dt
        if isStill {
            let share = settling > dt ? dt / settling : 1
            next = next + (pull * (1 / size) - next) * share
        }
        up = next.unit(or: up)
    }

    /// The needle's direction: the shortest turn from upright, which has no twist.
    @inlinable
    public var direction: Quaternion { @_noLocks get { .turning(up, to: Vector(0, 0, 1)) } }
}
