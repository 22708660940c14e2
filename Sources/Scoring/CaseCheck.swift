public import Authoring
import Collision
import Glibc
import Patients

/// Refuses a patient whom nobody could inject rightly: the full depth band must be at least 3 mm wide.
public struct CaseCheck: Sendable {
    /// The narrowest full depth band that a trainee can be asked for, m (an engineering choice).
    public static let narrowest = 0.003
    /// Under the skin, where the needle's hub and not the hand sets the deepest place, m (an engineering choice).
    public static let narrowestToHub = 0.0005

    /// From the skin to where the tip may be for full points, m; `nil` where the scenario asks for no depth.
    public let window: ClosedRange<Double>?
    /// Why nobody could do it; `nil` where all is well. No full stop at the end.
    public let problem: LocalizedText?
    /// What to do about it. No full stop at the end.
    public let advice: LocalizedText

    /// Why nobody could do it, and what to do, in two sentences; `nil` where all is well.
    public var refusal: LocalizedText? {
        problem.map { LocalizedText(ja: "\($0.ja)。\(advice.ja)。", en: "\($0.en). \(advice.en).") }
    }

    /// - Parameters:
    ///   - fat: from the skin's outer to its inner face, m.
    ///   - fascia: from the skin to the outer face of the fascia, m.
    ///   - muscle: from the skin to the muscle, the inner face of the fascia, m.
    ///   - bone: from the skin to bone, m.
    public init(_ scenario: Scenario, fat: Double = 0, fascia: Double = .infinity, muscle: Double, bone: Double) {
        let depth = scenario.steps.flatMap(\.criteria).first {
            $0.measure == .tipPastFascia || $0.measure == .tipPastSkin
        }
        guard let depth, case .ranges(let full, _, _) = depth.band.limits else {
            window = nil
            problem = nil
            advice = LocalizedText(both: "")
            return
        }
        let isUnderSkin = depth.measure == .tipPastSkin
        let needle = scenario.equipment.needle
        let steepness = isUnderSkin ? scenario.steepestSine : 1
        let reach = needle.length * steepness
        let first = isUnderSkin ? fat : muscle
        let deepest = isUnderSkin ? fascia : bone
        var low = first
        var high = deepest
        for condition in full {
            let (least, most) = (condition.range.lowerBound, condition.range.upperBound)
            switch condition.part {
            case .value, .pastFascia, .pastSkin:
                low = max(low, first + least)
                high = min(high, first + most)
            case .bevel:
                low = max(low, first + needle.bevelLength * steepness + least)
                high = min(high, first + needle.bevelLength * steepness + most)
            case .fromBone, .fromFascia:
                high = min(high, deepest - least)
                low = max(low, deepest - most)
            }
        }
        let isToHub = isUnderSkin && reach < high
        high = min(high, reach)
        window = low <= high ? low...high : nil
        let narrowest = isToHub ? Self.narrowestToHub : Self.narrowest
        func mm(_ length: Double) -> String { BandUnit.millimetres.text(length) }
        advice = LocalizedText(
            ja: "\(mm(narrowest))以上になるように、BMIか針の長さを変えてください",
            en: "Change BMI or needle length until it is at least \(mm(narrowest))")
        // A nanometre for the rounding of binary numbers.
        guard high - low < narrowest - 1e-9 else {
            problem = nil
            return
        }
        let wide = mm(max(0, high - low))
        let place =
            isUnderSkin
            ? LocalizedText(
                ja: "皮下\(mm(fat))から、筋膜\(mm(fascia))", en: "fat from \(mm(fat)), fascia at \(mm(fascia))")
            : LocalizedText(ja: "筋肉\(mm(muscle))から、骨\(mm(bone))", en: "muscle from \(mm(muscle)), bone at \(mm(bone))")
        problem = LocalizedText(
            ja: "この患者では満点の深さの幅が\(wide)しかありません(\(place.ja)、針\(mm(needle.length)))",
            en: "In this patient the depth for full points is only \(wide) wide (\(place.en), "
                + "needle \(mm(needle.length)))")
    }

    /// The same at the needle's length, or the patient's BMI, of the scenario's file; `nil` where all is well.
    public func diagnostic(in root: Node?) -> Diagnostic? {
        let places = [
            root?["equipment"]?["needle"]?["length"], root?["patient"]?["bmi"], root?["patient"]?["file"],
            root?["patient"],
        ]
        return problem.map {
            Diagnostic(
                at: places.compactMap { $0?.place }.first ?? .file, $0, expected: advice, rule: "case/refused")
        }
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
            return CaseCheck(own, fat: depths[1], fascia: depths[2], muscle: depths[3], bone: depths[4])
        }
        self = checks.first { $0.problem != nil } ?? checks[0]
    }
}

extension Scenario {
    /// The sine of the steepest angle that earns all points; 1 where none is asked for.
    fileprivate var steepestSine: Double {
        let angle = steps.flatMap(\.criteria).first { $0.measure == .angleToSkin }
        guard case .ranges(let full, _, _)? = angle?.band.limits,
            let most = full.first(where: { $0.part == .value })?.range.upperBound
        else { return 1 }
        return sin(min(most, .pi / 2))
    }
}
