public import Space

/// The hysteresis of one encoder count: a place follows the encoder, but turns round only after more than one count.
///
/// A hand that holds still makes an encoder go back and forth between two counts; the place then does not move at all, so
/// that no tissue, however stiff, answers with an edge. A hand that moves on is followed without any lag. A turn over a
/// stiffness K gives back at most ½·K·count², as an encoder whose force is held for that count. Safe on the servo thread.
public struct Play: BitwiseCopyable, Sendable {
    private let width: Double
    private var seat = Vector.zero
    private var way = Vector.zero
    private var isSeated = false

    /// - Parameter step: of the encoder, m, in the device's own frame; 0 where there is none.
    @_noLocks public init(step: Double) {
        // A hair more than a count, so that its rounding moves nothing either.
        width = step * 1.0001
    }

    /// The place that the hand has, by what the encoder says, m.
    @_noLocks public mutating func follow(_ told: Vector) -> Vector {
        guard width > 0 else { return told }
        guard isSeated else {
            isSeated = true
            way = .zero
            seat = told
            return told
        }
        let x = turn(told.x - seat.x, way.x)
        let y = turn(told.y - seat.y, way.y)
        let z = turn(told.z - seat.z, way.z)
        seat = Vector(x == 0 ? seat.x : told.x, y == 0 ? seat.y : told.y, z == 0 ? seat.z : told.z)
        way = Vector(x == 0 ? way.x : x, y == 0 ? way.y : y, z == 0 ? way.z : z)
        return seat
    }

    /// Forgets everything: the next place is taken as it is.
    @_noLocks mutating func restart() { isSeated = false }

    /// Which way a coordinate goes, 1 or −1, after the encoder changed by `change`; 0 where it stays.
    @_noLocks private func turn(_ change: Double, _ way: Double) -> Double {
        if change * way > 0 || change > width || change < -width { return change > 0 ? 1 : -1 }
        return 0
    }
}
