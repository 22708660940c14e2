public import Servo

extension Frame {
    /// Share of the syringe's content that is out, wherever it went, 0 … 1.
    public var deliveredShare: Double {
        var sum = 0.0
        for index in 0..<6 { sum += delivered[index] }
        return sum
    }
}
