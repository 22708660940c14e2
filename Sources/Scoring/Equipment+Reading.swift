import Authoring
import Patients

extension Equipment {
    /// Reads syringe, needle and drug.
    init?(_ fields: Fields) {
        let syringe = fields.fields("syringe").map { own in
            defer { own.finish() }
            return (
                barrel: own.quantity("volume", .volume, in: 0.1e-6...60e-6),
                content: own.quantity("content", .volume, in: 0.01e-6...60e-6)
            )
        }
        let needle = fields.fields("needle").flatMap(Needle.init)
        let drug = fields.fields("drug").map { own in
            defer { own.finish() }
            return (
                name: own.localized("name"), dose: own.quantity("dose", .volume, in: 0.01e-6...60e-6),
                route: own.choice("route", of: Route.self)
            )
        }
        fields.finish()
        if let barrel = syringe?.barrel, let content = syringe?.content, content > barrel {
            fields.refuse(
                "syringe", "the syringe is fuller than its barrel", expected: "write a content up to the volume",
                problem: "volume")
        }
        if let content = syringe?.content, let dose = drug?.dose, dose > content {
            fields.refuse(
                "drug", "the dose is more than the syringe holds", expected: "write a dose up to its content",
                problem: "volume")
        }
        guard let barrel = syringe?.barrel, let content = syringe?.content, let needle, let name = drug?.name,
            let dose = drug?.dose, let route = drug?.route
        else { return nil }
        self.init(barrel: barrel, content: content, needle: needle, drug: name, dose: dose, route: route)
    }
}

extension Needle {
    fileprivate init?(_ fields: Fields) {
        let gauge = fields.integer("gauge", in: 18...31)
        let length = fields.quantity("length", .length, in: 0.003...0.1)
        let bevel = fields.choice("bevel", of: Bevel.self)
        let lubricated = fields.flag("lubricated")
        fields.finish()
        guard let gauge, let length, let bevel, let lubricated else { return nil }
        self.init(gauge: gauge, length: length, bevel: bevel, lubricated: lubricated)
    }
}
