/// What the three motors are told: −4096 … 4096 each, without a unit.
///
/// Safe on the servo thread.
@frozen
public struct FalconMotors: BitwiseCopyable, Sendable {
    /// The largest value that a motor follows.
    @inlinable
    public static var largest: Double { @_noLocks get { 4096 } }
    /// A motor's value for a torque on its crank, per N·m, uncalibrated.
    @inlinable
    public static var perTorque: Double { @_noLocks get { -10_000 } }

    /// By leg.
    public var values: InlineArray<3, Int16>
    /// True where the torques were beyond what the motors give, and all three were scaled down together.
    public var saturated: Bool

    /// No torque.
    @_noLocks
    public init() {
        values = InlineArray(repeating: 0)
        saturated = false
    }

    /// The nearest values, all three scaled down together where one is beyond its motor, so that the force keeps its
    /// direction. A torque that is no number is none.
    ///
    /// - Parameters:
    ///   - torques: on the cranks, N·m.
    ///   - scale: from a calibration with a known weight; 1 without.
    @_noLocks
    public init(torques: InlineArray<3, Double>, scale: Double) {
        self.init()
        var wanted = InlineArray<3, Double>(repeating: 0)
        var most = 0.0
        for leg in 0..<3 {
            wanted[leg] = torques[leg] * (Self.perTorque * scale)
            guard wanted[leg].isFinite else { return }
            let size = wanted[leg] < 0 ? -wanted[leg] : wanted[leg]
            if size > most { most = size }
        }
        saturated = most > Self.largest
        let share = saturated ? Self.largest / most : 1
        for leg in 0..<3 {
            let value = wanted[leg] * share
            values[leg] = Int16(value < 0 ? value - 0.5 : value + 0.5)
        }
    }

    /// The torques that these values make, N·m.
    @_noLocks
    public func torques(scale: Double) -> InlineArray<3, Double> {
        var torques = InlineArray<3, Double>(repeating: 0)
        guard scale > 0 else { return torques }
        for leg in 0..<3 { torques[leg] = Double(values[leg]) / (Self.perTorque * scale) }
        return torques
    }
}
