public import Space

/// The hysteresis of one encoder step: a place follows the encoder no nearer than half a step on each axis.
///
/// A hand that holds still makes an encoder go back and forth between two counts; the place then does not move at all, so
/// that no tissue, however stiff, answers with an edge. A hand that moves is followed half a step (28 µm of 55) behind. On a
/// closed way of length s over a stiffness K the lag gives back at most ½·K·step·s, as much as an encoder of that step whose
/// force is held from tick to tick. Safe on the servo thread.
public struct Play: BitwiseCopyable, Sendable {
    private let half: Double
    private var seat = Vector.zero
    private var isSeated = false

    /// - Parameter step: of the encoder, m, in the device's own frame; 0 where there is none.
    @_noLocks public init(step: Double) {
        // A hair more than half, so that the rounding of two counts moves nothing either.
        half = step * 0.5001
    }

    /// The place that the hand has, by what the encoder says, m.
    @_noLocks public mutating func follow(_ told: Vector) -> Vector {
        guard half > 0 else { return told }
        guard isSeated else {
            isSeated = true
            seat = told
            return told
        }
        seat = Vector(drag(seat.x, told.x), drag(seat.y, told.y), drag(seat.z, told.z))
        return seat
    }

    /// Forgets everything: the next place is taken as it is.
    @_noLocks mutating func restart() { isSeated = false }

    @_noLocks private func drag(_ seat: Double, _ told: Double) -> Double {
        max(told - half, min(told + half, seat))
    }
}
