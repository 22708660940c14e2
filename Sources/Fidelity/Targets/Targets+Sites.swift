import Authoring
import Collision
import Patients
import Space

extension Targets {
    /// Whether a needle meets layers and structures where people's measurements have them.
    static let sites: [Target] = [
        Target(
            "V27", "the skin's thickness by site, met by a needle", "Laurent 2007; Gibney 2010", .measured, .measured
        ) { subject in
            let sites: [(Site, ClosedRange<Double>)] = [
                (.deltoid, 1.4...2.6), (.posteriorUpperArm, 1.6...2.8), (.vastusLateralis, 1.2...2.2),
                (.ventrogluteal, 1.4...2.6), (.abdomen, 1.4...2.6),
            ]
            return sites.map { site, range in
                let probe = Probe(subject.model(site, heavy(.female)))
                return Finding(site.rawValue, probe.faces[1] - probe.faces[0], in: range, "mm")
            }
        },
        Target(
            "V28", "skin to fascia at a body mass index of 35, and what 10 kg/m² more add",
            "JANS 2014; Gibney 2010; Song 2005", .measured, .derived
        ) { subject in
            let sites:
                [(site: Site, women: ClosedRange<Double>, men: ClosedRange<Double>, slope: ClosedRange<Double>)] = [
                    (.deltoid, 7.3...17.3, 6.5...16.5, 3...5),
                    (.posteriorUpperArm, 13.55...21.55, 8.45...16.45, 3...5),
                    (.vastusLateralis, 12.8...27.2, 7.1...16.5, 3...5),
                    (.ventrogluteal, 11.2...23.2, 7.7...19.7, 4...6),
                    (.abdomen, 14.35...26.35, 9.25...21.25, 3...5),
                ]
            return sites.flatMap { site -> [Finding] in
                let women = Probe(subject.model(site.site, heavy(.female))).faces[2]
                let heavier = Probe(subject.model(site.site, heavy(.female, 45))).faces[2]
                let men = Probe(subject.model(site.site, heavy(.male))).faces[2]
                let name = site.site.rawValue
                return [
                    Finding("\(name), women", women, in: site.women, "mm"),
                    Finding("\(name), men", men, in: site.men, "mm"),
                    Finding("\(name), + 10 kg/m²", heavier - women, in: site.slope, "mm"),
                ]
            }
        },
        Target(
            "V29", "fascia to bone: over the humerus, thinner from 75 years on; over the hip",
            "Nakayama 2022; Sakamaki 2013",
            .measured, .measured
        ) { subject in
            func muscle(_ site: Site, _ sex: Person.Sex, _ age: Double) -> Double {
                let faces = Probe(subject.model(site, Person(sex: sex, age: age, bmi: 24))).faces
                return faces[4] - faces[2]
            }
            let women = muscle(.deltoid, .female, 40)
            return [
                Finding("deltoid, women", women, in: 14.6...20.6, "mm"),
                Finding("deltoid, men", muscle(.deltoid, .male, 40), in: 16.1...22.3, "mm"),
                Finding("deltoid, 80 over 40 years", muscle(.deltoid, .female, 80) / women, in: 0.8...0.97),
                Finding("hip, women", muscle(.ventrogluteal, .female, 40), in: 35...55, "mm"),
            ]
        },
        Target(
            "V30", "where needles meet the axillary nerve, the bursa, the elbow's vein and the artery under it",
            "Nakatani 2001; Orthop J Sports Med 2021; Bodor & Montalvo 2007; Park 2023; Radiopaedia", .measured,
            .measured
        ) { subject in structures(subject) },
        Target(
            "V32", "400 women and 400 men drawn by seed: the standard deviation of their deltoid's thickness",
            "Nakayama 2022: 17.6 ± 3.0 and 19.2 ± 3.1", .measured, .assumed
        ) { subject in
            func deviation(_ sex: Person.Sex) -> Double {
                let muscles = (0..<400).map { (seed: UInt64) -> Double in
                    var person = Person(sex: sex, age: 40, bmi: 22)
                    person.layers = LayerScatter(seed: seed)
                    let faces = Probe(subject.model(.deltoid, person)).faces
                    return faces[4] - faces[2]
                }
                let mean = muscles.reduce(0, +) / 400
                let squares = muscles.map { (muscle: Double) -> Double in (muscle - mean) * (muscle - mean) }
                return (squares.reduce(0, +) / 400).squareRoot()
            }
            return [
                Finding("women", deviation(.female), in: 2.5...3.5, "mm"),
                Finding("men", deviation(.male), in: 2.6...3.6, "mm"),
            ]
        },
    ]

    private static func heavy(_ sex: Person.Sex, _ bmi: Double = 35) -> Person { Person(sex: sex, age: 40, bmi: bmi) }

    private static func structures(_ subject: Subject) -> [Finding] {
        let person = Person(sex: .female, age: 40, bmi: 22)
        var raised = person
        raised.arm = .handOnHip
        let (arm, hip) = (Probe(subject.model(.deltoid, person)), Probe(subject.model(.deltoid, raised)))
        let (front, back) = (arm.level(of: 0, x: -15), arm.level(of: 0, x: 15))
        let elbow = Probe(subject.model(.antecubitalFossa, person))
        // The vein runs obliquely, from one end to the other.
        let veins = [elbow.crossing(of: 0, x: 9, y: -25), elbow.crossing(of: 0, x: -9, y: 25)]
        let artery = elbow.crossing(of: 1, x: -6, y: 49)
        return [
            Finding("nerve below the acromion, in front", -front, in: 50...82, "mm"),
            Finding("nerve below the acromion, behind", -back, in: 50...82, "mm"),
            Finding(
                "the same, hand on hip over hanging", hip.level(of: 0, x: 0) / arm.level(of: 0, x: 0), in: 0.81...0.94),
            Finding("bursa down from the acromion", -arm.lowest(of: 1), in: 30...60, "mm"),
            Finding("depth of the vein, distally", (veins[0].near + veins[0].far) / 2, in: 2.64...6.98, "mm"),
            Finding("depth of the vein, proximally", (veins[1].near + veins[1].far) / 2, in: 2.64...6.98, "mm"),
            Finding("height of the vein", veins[1].far - veins[1].near, in: 1.91...4.11, "mm"),
            Finding("from the vein to the artery", artery.near - veins[1].far, in: 1...14, "mm"),
        ]
    }
}

/// Needles straight in at places of a site; all in mm.
private struct Probe {
    private let anatomy: Anatomy
    /// What one at the landmark meets: skin, fat, fascia, muscle, bone.
    let faces: [Double]

    init(_ model: SiteModel) {
        anatomy = model.anatomy
        let contact = anatomy.contact(tip: Vector(0, 0, 0.001), axis: Vector(0, 0, -1))
        faces = (0..<5).map { contact.faces[$0] * 1000 }
    }

    /// From the skin to where a needle meets a structure and leaves it; where it misses, both are 1000.
    func crossing(of part: Int, x: Double, y: Double) -> (near: Double, far: Double) {
        let contact = anatomy.contact(tip: Vector(x, y, 1) * 1e-3, axis: Vector(0, 0, -1))
        let structure = contact.structures[part]
        return (structure.near * 1000, structure.far * 1000)
    }

    /// How far up needles at x are nearest to a structure.
    func level(of part: Int, x: Double) -> Double {
        var (level, nearest) = (0.0, Double.infinity)
        for step in 0...600 {
            let y = Double(step) * -0.25
            let deep = Vector(x, y, 0) * 1e-3 - Vector(0, 0, (faces[4] - 1) * 1e-3)
            let distance = anatomy.contact(tip: deep, axis: Vector(0, 0, -1)).structures[part].distance
            if distance < nearest { (level, nearest) = (y, distance) }
        }
        return level
    }

    /// How far down needles at x = 0 still meet a structure.
    func lowest(of part: Int) -> Double {
        Double((0...600).last { crossing(of: part, x: 0, y: Double($0) * -0.25).near < 500 } ?? 0) * -0.25
    }
}
