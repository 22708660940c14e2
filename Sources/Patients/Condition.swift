/// What a patient's skin and a patient's luck make of the usual tissues.
public struct Condition: Sendable, Equatable {
    /// Where the skin is punctured: it is not equally strong everywhere.
    public enum Site: String, Sendable, CaseIterable {
        case thigh, deltoid, abdomen
    }
    public var site: Site
    /// The skin is spread with two fingers.
    public var taut: Bool
    /// Draws this patient's strengths from the scatter; without it the patient is the usual one.
    public var seed: UInt64?

    public init(site: Site = .deltoid, taut: Bool = false, seed: UInt64? = nil) {
        self.site = site
        self.taut = taut
        self.seed = seed
    }
}
