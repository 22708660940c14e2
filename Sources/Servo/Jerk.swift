public import Space
import Synchronization

/// The patient's own movement, as the hand feels it on the needle: a push across the needle that comes and goes.
///
/// Asked for from outside, with its size; felt only with the needle in tissue. Only + − × ÷ √. Safe on the servo thread.
public struct Jerk: BitwiseCopyable, Sendable {
    /// The largest of any, N (stated: 0.5 to 3 N where a patient moves, 1 to 3 N where an arm jerks).
    public static var strongest: Double { @_noLocks get { 3 } }
    /// From nothing to nothing, s (assumed: about as long as a startle's first twitch).
    public static var duration: Double { @_noLocks get { 0.2 } }
    /// Where it pushes, in the patient frame: along the limb, toward the head (assumed).
    static var way: Vector { @_noLocks get { Vector(0, 1, 0) } }
    /// The place of a size among ``Controls/Request``: tenths of a newton in the upper eight bits.
    static var shift: UInt32 { @_noLocks get { 24 } }

    /// N at its peak.
    private var size = 0.0
    /// s since it began.
    private var time = 0.0
    /// True in the first tick in which it is felt.
    private(set) var begins = false

    @_noLocks public init() {}

    /// The size of it at its peak, N; 0 where there is none.
    public var peak: Double { @_noLocks get { size } }

    /// Begins, where one was asked for.
    /// - Parameter asked: what was taken from ``Controls``.
    @_noLocks public mutating func begin(_ asked: UInt32) {
        let tenths = asked >> Self.shift
        guard tenths > 0 else { return }
        let wanted = Double(tenths) / 10
        size = wanted < Self.strongest ? wanted : Self.strongest
        time = 0
        begins = true
    }

    /// Nothing is felt any more.
    @_noLocks public mutating func rest() {
        size = 0
        begins = false
    }

    /// One tick.
    /// - Parameters:
    ///   - axis: of the needle, unit length.
    ///   - period: s.
    /// - Returns: N, across the needle.
    @_noLocks public mutating func step(axis: Vector, period: Double) -> Vector {
        guard size > 0 else { return .zero }
        begins = time == 0
        time += period
        let share = time / Self.duration
        // A period that is not a number ends it, too.
        guard share < 1 else {
            rest()
            return .zero
        }
        let rest = share * (1 - share)
        let push = Self.way.across(axis).unit(or: .zero) * (size * 16 * rest * rest)
        return push.isFinite ? push : .zero
    }
}

extension Controls {
    /// Asks for a jerk of the patient, N, in tenths; no more than ``Jerk/strongest``. Of two that are asked for between two
    /// ticks the larger one comes. Safe on any thread, but not for the servo thread.
    public func ask(jerk force: Double) {
        guard force > 0 else { return }
        let tenths = UInt32((min(force, Jerk.strongest) * 10).rounded(.up))
        var seen = asked.load(ordering: .relaxed)
        while true {
            let others = seen & ((1 << Jerk.shift) - 1)
            let wanted = others | max(seen >> Jerk.shift, tenths) << Jerk.shift
            let (isDone, now) = asked.compareExchange(
                expected: seen, desired: wanted, ordering: .acquiringAndReleasing)
            if isDone { return }
            seen = now
        }
    }
}
