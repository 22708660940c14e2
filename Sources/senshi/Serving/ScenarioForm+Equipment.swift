import Authoring
import Patients
import Scoring

/// The drug, how much of it, the syringe and the needle of the form.
extension ScenarioForm {
    private static let drug = ["equipment", "drug"]
    private static let byWeight = drug + ["dose-by-weight"]

    var equipment: Part {
        let drug = Self.drug
        let isByWeight = node(Self.byWeight) != nil
        let dose = isByWeight ? [] : [text(drug + ["dose"], FormWords.dose, FormWords.volumeHint)]
        return Part(
            id: "equipment", heading: FormWords.equipment,
            fields: [words(drug + ["name"], FormWords.drug)] + dose + [
                choice(drug + ["route"], FormWords.route, choices(Equipment.Route.allCases.map(\.rawValue))),
                text(["equipment", "syringe", "volume"], FormWords.syringe, FormWords.volumeHint),
                text(["equipment", "syringe", "content"], FormWords.content, FormWords.volumeHint),
                text(["equipment", "needle", "gauge"], FormWords.gauge),
                text(["equipment", "needle", "length"], FormWords.length, FormWords.lengthHint),
                choice(
                    ["equipment", "needle", "bevel"], FormWords.bevel, choices(Needle.Bevel.allCases.map(\.rawValue))),
            ], parts: isByWeight ? [doseByWeight] : [])
    }

    /// What each kilogram asks for, and the volume that it comes to for this patient.
    private var doseByWeight: Part {
        Part(
            id: "dose-by-weight", heading: FormWords.doseByWeight,
            note: node(["patient", "weight"])?.text.flatMap { weight in
                scenario.map { FormWords.comes(to: Quantity.volume.units[0].text(si: $0.equipment.dose), weight) }
            },
            fields: [
                text(["patient", "weight"], FormWords.weight, FormWords.weightHint),
                text(Self.byWeight + ["dose"], FormWords.dosePerKilogram, FormWords.dosePerKilogramHint),
                text(Self.byWeight + ["at-most"], FormWords.atMost, FormWords.massHint),
                text(Self.byWeight + ["strength"], FormWords.strength, FormWords.strengthHint),
            ])
    }
}
