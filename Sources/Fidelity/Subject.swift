public import Patients

/// What the targets are measured on: the presets, and a usual patient.
public struct Subject: Sendable {
    public var human: Presets
    public var liver: Presets
    /// The second liver of the same paper.
    public var softLiver: Presets
    /// Every site.
    public var sites: [SitePresets]
    /// A woman of 72 with a body mass index of 20.5.
    public var person = Person(sex: .female, age: 72, bmi: 20.5)
    /// How many closed paths the energy's sum is made on.
    public var paths = 400

    public init(human: Presets, liver: Presets, softLiver: Presets, sites: [SitePresets]) {
        self.human = human
        self.liver = liver
        self.softLiver = softLiver
        self.sites = sites
    }

    /// A site of a person, left.
    func model(_ site: Site, _ person: Person) -> SiteModel {
        guard let presets = sites.first(where: { $0.site == site }) else {
            preconditionFailure("there is no \(site.rawValue)")
        }
        return SiteModel(presets, of: person)
    }

    /// A needle of the table; lengths in mm.
    func needle(_ gauge: Int, _ length: Double = 25, tip: Needle.Tip = .lubricated) -> Needle {
        guard let needle = human.needles.needle(gauge: gauge, length: length * 1e-3, tip: tip) else {
            preconditionFailure("there is no \(gauge)G")
        }
        return needle
    }

    /// A needle over the deltoid.
    func deltoid(
        _ gauge: Int = 25, length: Double = 25, tip: Needle.Tip = .lubricated, condition: Condition = Condition(),
        degrees: Double = 90
    ) -> Bench {
        let needle = needle(gauge, length, tip: tip)
        let patient = Patient(deltoid: person, needle: needle, presets: human, condition: condition)
        return Bench(patient, degrees: degrees)
    }
}
