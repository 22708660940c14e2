public import Authoring
public import Collision
public import Patients

/// Syringe, needle and drug.
public struct Equipment: Sendable, Equatable {
    /// Where a drug goes.
    public enum Route: String, Sendable, CaseIterable {
        case intramuscular = "IM"
        case subcutaneous = "SC"

        /// The layer that the drug belongs in.
        public var target: Layer { self == .intramuscular ? .muscle : .fat }
    }

    /// What the barrel holds, m³.
    public var barrel: Double
    /// What is in it, m³.
    public var content: Double
    public var needle: Needle
    public var drug: LocalizedText
    /// m³.
    public var dose: Double
    public var route: Route
}
