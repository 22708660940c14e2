import Authoring
public import Patients

/// Within what the patient varies from one cohort to the next. Everybody of a cohort gets the same patient.
public struct PatientVariation: Sendable, Equatable {
    /// Years; nil where the age stays as it is written.
    public var age: ClosedRange<Double>?
    /// kg/m².
    public var bmi: ClosedRange<Double>?
    /// The thickness and the strength of the layers vary, too, as they do among people of one sex, age and body mass index.
    public var body = false

    /// Reads `{bmi: 18.5 to 24, age: 60 to 80, body: true}`.
    /// - Parameter isReal: the patient is a real one, whose body is what it is.
    init(_ fields: Fields, isReal: Bool) {
        age = fields.optionalSpan("age", .count, in: 18...110)
        bmi = fields.optionalSpan("bmi", .count, in: 12...60)
        for (key, range) in [("age", age), ("bmi", bmi)] where range.map({ !$0.isFinite }) ?? false {
            fields.refuse(
                key, LocalizedText(ja: "「\(key)」に終わりがありません", en: "'\(key)' has no end"),
                expected: LocalizedText(ja: "「20 to 30」のような範囲を書いてください", en: "write a range, such as '20 to 30'"),
                problem: "range")
        }
        body = fields.optionalFlag("body") ?? false
        if body && isReal {
            fields.refuse(
                "body", LocalizedText(ja: "患者ファイルには体が入っています", en: "a patient file has its own body"),
                expected: LocalizedText(ja: "「body」を省いてください", en: "leave 'body' out"), problem: "body-of-file")
        }
        fields.finish()
    }

    /// The patient of a cohort: drawn evenly, the same for the same seed on every machine.
    public func person(_ person: Person, cohort: UInt64) -> Person {
        var person = person
        if let age, age.isFinite { person.age = Self.draw(age, seed: cohort, stream: 1).rounded() }
        if let bmi, bmi.isFinite { person.bmi = Self.draw(bmi, seed: cohort, stream: 2) }
        if body { person.layers = LayerScatter(seed: CohortSeed(cohort, stream: 3).bits) }
        return person
    }

    /// The same for how strong the tissues are: a seed that the scenario itself gives is kept.
    public func condition(_ condition: Condition, cohort: UInt64) -> Condition {
        var condition = condition
        if body && condition.seed == nil { condition.seed = CohortSeed(cohort, stream: 4).bits }
        return condition
    }

    /// Everybody at the ends of the variation, for checks that must hold for all.
    public func extremes(_ person: Person) -> [Person] {
        let ages = age.map { [$0.lowerBound, $0.upperBound] } ?? [person.age]
        let masses = bmi.map { [$0.lowerBound, $0.upperBound] } ?? [person.bmi]
        let layers = body ? LayerScatter.extremes : [person.layers]
        return ages.flatMap { age in
            masses.flatMap { bmi in
                layers.map { layers in
                    var end = person
                    (end.age, end.bmi, end.layers) = (age, bmi, layers)
                    return end
                }
            }
        }
    }

    private static func draw(_ range: ClosedRange<Double>, seed: UInt64, stream: UInt64) -> Double {
        let share = Double(CohortSeed(seed, stream: stream).bits >> 11) / Double(1 << 53)
        return range.lowerBound + (range.upperBound - range.lowerBound) * share
    }
}

extension ClosedRange<Double> {
    fileprivate var isFinite: Bool { lowerBound.isFinite && upperBound.isFinite }
}

/// Luck that is the same for a whole cohort: SplitMix64 of the seed and of what it is for.
struct CohortSeed {
    let bits: UInt64

    init(_ seed: UInt64, stream: UInt64) {
        var z = seed &+ (stream &+ 1) &* 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        bits = z ^ (z >> 31)
    }
}
