/// How a device knows a measure, and how well.
public struct Sensing: Sendable, Equatable {
    /// Whether the device knows it.
    public enum Kind: String, Sendable, CaseIterable {
        /// The device measures it.
        case sensed
        /// Something else stands in for it: pressure for depth.
        case mapped
        /// The device can't know it: left out of the score, and listed.
        case absent
    }
    public var kind: Kind
    /// One standard uncertainty, in the measure's own unit (m, rad, or a share of full scale for the plunger).
    public var uncertainty: Double

    public init(kind: Kind, uncertainty: Double) {
        self.kind = kind
        self.uncertainty = uncertainty
    }

    /// The device can't know it.
    public static var absent: Sensing { Sensing(kind: .absent, uncertainty: 0) }
}

/// What a device may sense. Every profile declares each of them.
public enum Measure: String, Sendable, CaseIterable {
    /// Where the needle is over the skin, m.
    case position
    /// Which way the needle points, rad.
    case direction
    /// How far the needle is advanced along itself, m.
    case advance
    /// How far the plunger is pushed, 0 … 1.
    case plunger
    /// The force that the hand feels, N.
    case force
}
