/// What a device's motors are to do now.
public struct Actuation: Sendable, Equatable {
    /// The strong, slow rumble motor, 0 … 1.
    public var strong: Double
    /// The weak, fast rumble motor, 0 … 1.
    public var weak: Double
    /// The force that pushes the plunger back, N.
    public var plunger: Double

    public init(strong: Double = 0, weak: Double = 0, plunger: Double = 0) {
        self.strong = strong
        self.weak = weak
        self.plunger = plunger
    }

    /// Nothing.
    public static let off = Actuation()
}
