public import Authoring
public import Collision
import Space

/// What can be hit at a site: nerves, vessels, bursae and parts of bones, placed by numbers with sources.
public struct SiteStructures: Sendable {
    /// In the order in which ``names`` names them.
    public let structures: [Structure]
    public let names: [LocalizedText]

    private static let choice = "chosen by Senshi within the range"
    private static func assumed(_ value: Double, _ range: ClosedRange<Double>) -> PresetNumber {
        PresetNumber(value, range, "mm", choice, .assumed)
    }

    /// The axillary nerve comes nearer to the acromion with the arm raised: 52.76 to 46.00 mm at 60° (n = 10; Orthop J
    /// Sports Med 2021, 23259671211008834). A hand on the hip raises it by about that.
    public static let raisedNerve = PresetNumber(
        0.87, 0.81...0.94, "1", "Orthop J Sports Med 2021;9(5), n = 10: 46.00 over 52.76 mm at 60° of abduction",
        .derived)
    /// Depth, height and width of the vein in the elbow's bend: n = 461.
    public static let veinDepth = PresetNumber(
        4.81, 2.64...6.98, "mm", "Park 2023, doi 10.1177/11297298231186651, n = 461", .measured)
    /// Its height.
    public static let veinHeight = PresetNumber(
        3.01, 1.91...4.11, "mm", "Park 2023, doi 10.1177/11297298231186651, n = 461", .measured)
    /// From the vein to the brachial artery.
    public static let arteryFromVein = PresetNumber(4, 1...14, "mm", "Radiopaedia, median cubital vein", .measured)
    public static let brachialArtery = assumed(2, 1.5...2.5)
    public static let medianNerve = assumed(2, 1.5...3)
    public static let radialNerve = assumed(2, 1.5...2.5)
    public static let femoralArtery = assumed(4, 3...5)
    public static let sciaticNerve = assumed(6, 4...8)
    public static let glutealNerve = assumed(1.5, 1...2)
    public static let glutealArtery = assumed(1.5, 1...2.5)
    public static let epigastricArtery = assumed(1.2, 0.8...1.8)
    public static let radialArtery = assumed(1.3, 1...1.7)
    public static let trochanter = assumed(20, 15...25)
    public static let ulna = assumed(6, 5...8)

    /// Every number with its name.
    public static var numbers: [(name: String, number: PresetNumber)] {
        [
            ("axillary nerve", Deltoid.nerve), ("raised arm", raisedNerve), ("bursa", Deltoid.bursa),
            ("vein depth", veinDepth), ("vein height", veinHeight), ("artery from vein", arteryFromVein),
            ("brachial artery", brachialArtery), ("median nerve", medianNerve), ("radial nerve", radialNerve),
            ("femoral artery", femoralArtery), ("sciatic nerve", sciaticNerve), ("gluteal nerve", glutealNerve),
            ("gluteal artery", glutealArtery), ("epigastric artery", epigastricArtery),
            ("radial artery", radialArtery), ("greater trochanter", trochanter), ("ulna", ulna),
        ]
    }

    /// - Parameters: the site's numbers; the side and the person, for where things lie.
    public init(_ site: Site, _ side: Site.Side, _ person: Person, _ numbers: SiteNumbers) {
        var (structures, names): ([Structure], [LocalizedText]) = ([], [])
        let growth = SiteNumbers.grown(person)
        let medial = side.medial
        let fascia = numbers.toFascia.value
        let bone = fascia + numbers.muscle.value
        /// A place: mm toward the midline, toward the head, and below the landmark.
        func place(_ across: Double, _ up: Double, _ deep: Double) -> Vector {
            Vector(across * medial * growth * 1e-3, up * growth * 1e-3, -deep * 1e-3)
        }
        func line(
            _ kind: Structure.Kind, _ from: Vector, _ to: Vector, _ radius: PresetNumber, _ ja: String, _ en: String
        ) {
            structures.append(
                Structure(kind, index: structures.count, from: from, to: to, radius: radius.value * growth * 1e-3))
            names.append(LocalizedText(ja: ja, en: en))
        }
        func body(_ kind: Structure.Kind, _ centre: Vector, _ radii: Vector, _ ja: String, _ en: String) {
            structures.append(Structure(kind, index: structures.count, centre: centre, radii: radii * (growth * 1e-3)))
            names.append(LocalizedText(ja: ja, en: en))
        }
        switch site {
        case .deltoid:
            let raised = person.arm == .handOnHip ? Self.raisedNerve.value : 1
            structures = Deltoid.structures(bone: bone, nerve: Deltoid.nerve.value * raised, growth: growth)
            names = Deltoid.structureNames
        case .posteriorUpperArm:
            // Round the back of the humerus, obliquely, in its groove.
            line(
                .nerve, place(14, 30, bone - 2), place(-14, -30, bone - 2), Self.radialNerve, "橈骨神経", "radial nerve")
        case .vastusLateralis:
            line(.vessel, place(70, 60, 55), place(55, -60, 55), Self.femoralArtery, "大腿動脈", "femoral artery")
            line(.nerve, place(35, 60, 95), place(35, -60, 95), Self.sciaticNerve, "坐骨神経", "sciatic nerve")
        case .ventrogluteal:
            let between = fascia + 0.6 * numbers.muscle.value
            // Toward the back, between gluteus medius and minimus.
            line(
                .nerve, place(-45, 12, between), place(-10, 20, between), Self.glutealNerve, "上殿神経",
                "superior gluteal nerve")
            line(
                .vessel, place(-45, 16, between), place(-5, 25, between), Self.glutealArtery, "上殿動脈",
                "superior gluteal artery")
            let size = Self.trochanter.value
            body(.bone, place(0, -58, fascia + size), Vector(size, size, size), "大転子", "greater trochanter")
        case .abdomen:
            line(
                .vessel, place(8, 60, fascia + 9), place(4, -60, fascia + 9), Self.epigastricArtery, "下腹壁動脈",
                "inferior epigastric artery")
        case .volarForearm:
            line(
                .nerve, place(0, 60, fascia + 10), place(0, -60, fascia + 10), Self.medianNerve, "正中神経", "median nerve")
            line(
                .vessel, place(-15, 60, fascia + 4), place(-15, -60, fascia + 2), Self.radialArtery, "橈骨動脈",
                "radial artery")
            line(.bone, place(24, 60, bone), place(24, -60, bone), Self.ulna, "尺骨", "ulna")
        case .antecubitalFossa:
            let vein = Self.veinDepth.value
            let half = PresetNumber(
                Self.veinHeight.value / 2, 0.95...2.1, "mm", Self.veinHeight.source, Self.veinHeight.tag)
            line(.vessel, place(-9, -25, vein), place(9, 25, vein), half, "肘正中皮静脈", "median cubital vein")
            let artery = vein + half.value + Self.arteryFromVein.value + Self.brachialArtery.value
            line(
                .vessel, place(6, 50, artery), place(2, -50, artery + 3), Self.brachialArtery, "上腕動脈", "brachial artery"
            )
            line(.nerve, place(12, 50, artery), place(8, -50, artery + 3), Self.medianNerve, "正中神経", "median nerve")
        }
        self.structures = structures
        self.names = names
    }
}
