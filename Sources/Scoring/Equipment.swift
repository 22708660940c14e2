public import Authoring
public import Collision
public import Patients
import Servo

/// Syringe, needle and drug.
public struct Equipment: Sendable, Equatable {
    /// Where a drug goes.
    public enum Route: String, Sendable, CaseIterable {
        case intramuscular = "IM"
        case subcutaneous = "SC"
        case intradermal = "ID"
        /// Into a vein, or out of it.
        case intravenous = "IV"

        /// The layer that the drug belongs in; veins lie in the fat.
        public var target: Layer {
            switch self {
            case .intramuscular: .muscle
            case .subcutaneous, .intravenous: .fat
            case .intradermal: .skin
            }
        }

        /// True where the tip has come to where it should be.
        func isReached(_ frame: Frame) -> Bool {
            self == .intravenous ? frame.marks.contains(.inVein) : frame.layer == target
        }

        /// Share of the syringe's content that has arrived there.
        func arrived(_ frame: Frame) -> Double {
            self == .intravenous ? frame.intravenous : frame.delivered[target.rawValue]
        }
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
    /// Of the drug, Pa·s; nil where it flows like the presets' own, water.
    public var viscosity: Double?
}
