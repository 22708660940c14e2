/// One number that a target measured, and what it may be.
public struct Finding: Sendable, Equatable {
    /// What was measured, in a few words.
    public let what: String
    public let value: Double
    /// In the same unit as the value.
    public let range: ClosedRange<Double>
    public let unit: String

    public init(_ what: String, _ value: Double, in range: ClosedRange<Double>, _ unit: String = "") {
        self.what = what
        self.value = value
        self.range = range
        self.unit = unit
    }

    /// The value lies inside; a number that is none never does.
    public var holds: Bool { value >= range.lowerBound && value <= range.upperBound }
}
