public import Authoring
import Collision
import Patients

/// Refuses a patient whom nobody could inject rightly: the full depth band must be at least 3 mm wide.
public struct CaseCheck: Sendable {
    /// The narrowest full depth band that a trainee can be asked for, m (an engineering choice).
    public static let narrowest = 0.003

    /// From the skin to where the tip may be for full points, m; `nil` where the scenario asks for no depth.
    public let window: ClosedRange<Double>?
    /// Why nobody could do it, in one sentence; `nil` where all is well.
    public let refusal: LocalizedText?

    /// - Parameters:
    ///   - muscle: from the skin to the muscle, the inner face of the fascia, m.
    ///   - bone: from the skin to bone, m.
    public init(_ scenario: Scenario, muscle: Double, bone: Double) {
        let needle = scenario.equipment.needle
        let depth = scenario.steps.flatMap(\.criteria).first { $0.measure == .tipPastFascia }
        guard case .ranges(let full, _, _)? = depth?.band.limits else {
            window = nil
            refusal = nil
            return
        }
        var low = muscle
        var high = min(bone, needle.length)
        for condition in full {
            let (least, most) = (condition.range.lowerBound, condition.range.upperBound)
            switch condition.part {
            case .value, .pastFascia:
                low = max(low, muscle + least)
                high = min(high, muscle + most)
            case .bevel:
                low = max(low, muscle + needle.bevelLength + least)
                high = min(high, muscle + needle.bevelLength + most)
            case .fromBone:
                high = min(high, bone - least)
                low = max(low, bone - most)
            case .pastSkin, .fromFascia: break
            }
        }
        window = low <= high ? low...high : nil
        // A nanometre for the rounding of binary numbers.
        guard high - low < Self.narrowest - 1e-9 else {
            refusal = nil
            return
        }
        func mm(_ length: Double) -> String { BandUnit.millimetres.text(length) }
        let wide = mm(max(0, high - low))
        refusal = LocalizedText(
            ja: "この患者では満点の深さの幅が\(wide)しかありません(筋肉\(mm(muscle))から、骨\(mm(bone))、針\(mm(needle.length)))。"
                + "\(mm(Self.narrowest))以上になるように、BMIか針の長さを変えてください。",
            en:
                "In this patient the depth for full points is only \(wide) wide (muscle from \(mm(muscle)), bone at \(mm(bone)), "
                + "needle \(mm(needle.length))). Change BMI or needle length until it is at least \(mm(Self.narrowest))."
        )
    }

    /// The patient that the scenario describes.
    public init(_ scenario: Scenario) {
        // A real patient does not vary.
        let people = scenario.person.flatMap { person in
            scenario.real == nil ? scenario.variation?.extremes(person) : nil
        }
        let checks = ([scenario.person] + (people ?? [])).map { person in
            var own = scenario
            own.person = person
            let depths = own.patient.anatomy.depths
            return CaseCheck(own, muscle: depths[3], bone: depths[4])
        }
        self = checks.first { $0.refusal != nil } ?? checks[0]
    }
}
