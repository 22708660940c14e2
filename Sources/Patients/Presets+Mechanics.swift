public import Forces

extension Presets {
    /// How this patient's layers differ from the usual.
    public func scatter(_ condition: Condition) -> Scatter {
        condition.seed.map {
            Scatter(
                seed: $0, mechanics: tissues.table.si("scatter.mechanics"),
                pressure: tissues.table.si("scatter.pressure"))
        } ?? Scatter()
    }

    /// A force model that has touched nothing yet, of a person's tissues.
    public func forces(of needle: Needle, in condition: Condition = Condition()) -> ForceModel {
        let scatter = scatter(condition)
        func tissue(_ section: String, _ strength: Double) -> Tissue {
            tissues.tissue(section, size: needle.width, wear: needle.wear, strength: strength)
        }
        let skin =
            scatter.skin * tissues.table.si("site.\(condition.site.rawValue)")
            * (condition.taut ? tissues.table.si("site.taut") : 1)
        let septa = Septa(
            seed: condition.seed ?? 1, spacing: tissues.table.si("septa.spacing"),
            least: tissues.table.si("septa.least") * needle.width, most: tissues.table.si("septa.most") * needle.width)
        return ForceModel(
            layers: Layers(
                skin: tissue("skin", skin), fat: tissue("fat", scatter.fat), fascia: tissue("fascia", scatter.fascia),
                muscle: tissue("muscle", scatter.muscle), boneStiffness: tissues.table.si("bone.stiffness"),
                vein: tissue("vein", scatter.vein), septa: septa),
            needle: tissues.mechanics(of: needle))
    }

    /// A force model of an organ's presets, which hold for the needle of their experiment.
    /// - Parameters:
    ///   - needle: of that thickness.
    ///   - slice: the organ is a slice with nothing under it, or it fills every layer.
    public func organ(under needle: Needle, slice: Bool = false) -> ForceModel {
        let organ = tissues.tissue("organ", size: 1, wear: 1)
        let under = slice ? Tissue() : organ
        return ForceModel(
            layers: Layers(skin: organ, fat: under, fascia: under, muscle: under, boneStiffness: 10_000),
            needle: tissues.mechanics(of: needle))
    }

    /// A force model of a block of one of a person's tissues, without its membrane.
    /// - Parameter section: `muscle`, `fat`.
    public func block(_ section: String, under needle: Needle) -> ForceModel {
        var tissue = tissues.tissue(section, size: needle.width, wear: needle.wear)
        tissue.puncture = 0
        return ForceModel(
            layers: Layers(
                skin: tissue, fat: tissue, fascia: tissue, muscle: tissue,
                boneStiffness: tissues.table.si("bone.stiffness")),
            needle: tissues.mechanics(of: needle))
    }

    /// What the plunger feels.
    /// - Parameters:
    ///   - barrel: what the syringe can hold, m³; the smallest barrel of the presets that holds it is taken.
    ///   - content: what is in it, m³.
    public func syringe(
        barrel: Double, content: Double, needle: Needle, condition: Condition = Condition()
    ) -> SyringeMechanics {
        let table = needles.table
        let bore = table.si("barrel.\(Self.barrel(holding: barrel))")
        let (inner, pi) = (needle.inner, Double.pi)
        let (viscosity, density) = (table.si("fluid.viscosity"), table.si("fluid.density"))
        let opening = pi / 4 * inner * inner
        var syringe = SyringeMechanics()
        syringe.content = content
        syringe.area = pi / 4 * bore * bore
        syringe.resistance =
            128 * viscosity * (needle.length + table.si("hub.bore")) / (pi * inner * inner * inner * inner)
        syringe.kinetic = table.si("fluid.kinetic") * 0.5 * density / (opening * opening)
        syringe.reynolds = density * inner / (viscosity * opening)
        syringe.turbulence = table.si("fluid.turbulence")
        syringe.laminar = table.si("fluid.laminar")
        syringe.turbulent = table.si("fluid.turbulent")
        syringe.suction = table.si("fluid.suction")
        syringe.compliance = table.si("stopper.compliance")
        syringe.glide = table.si("stopper.glide")
        syringe.breakLoose = table.si("stopper.break-loose")
        syringe.shear = table.si("stopper.shear")
        syringe.loosening = table.si("stopper.loosening")
        let scatter = scatter(condition).pressure
        for (index, section) in ["", "skin", "fat", "fascia", "muscle", "", "vein", "nerve"].enumerated()
        where !section.isEmpty {
            syringe.pressures[index] = tissues.table.si("\(section).pressure") * scatter
        }
        syringe.leak = tissues.table.si("leak.least")
        syringe.earlyLeak = tissues.table.si("leak.early")
        syringe.leakTime = tissues.table.si("leak.time")
        syringe.slantedLeak = tissues.table.si("leak.slanted")
        return syringe
    }

    private static func barrel(holding volume: Double) -> String {
        let sizes = [(1.0, "1mL"), (2.5, "2.5mL"), (3, "3mL"), (5, "5mL")]
        return sizes.first { volume <= $0.0 * 1e-6 + 1e-12 }?.1 ?? "10mL"
    }
}
