import Authoring
import Collision
import Patients
import Space
import TestSupport
import Testing

@Suite("sites") struct SiteTests {
    static let people: [Person] = Person.Sex.allCases.flatMap { sex in
        [(1.0, 17.0), (6, 15.5), (12, 19), (25, 18), (40, 22), (72, 20.5), (80, 24), (50, 40)].map {
            Person(sex: sex, age: $0.0, bmi: $0.1)
        }
    }

    @Test(
        "every site of every person has layers in order, bone in the limb, and something that can be hit",
        arguments: Site.allCases)
    func layers(site: Site) {
        for person in Self.people {
            let model = SiteModel(ShippedPresets.site(site), of: person)
            let contact = model.anatomy.contact(tip: Vector(0, -0.08, 0.01), axis: Vector(0, 0, -1))
            #expect(abs(contact.travel + 0.01) < 1e-9)
            for face in 1..<5 { #expect(contact.faces[face] >= contact.faces[face - 1]) }
            #expect(model.anatomy.depths[4] < model.anatomy.radius)
            #expect(model.structureNames.count == model.anatomy.structureCount && model.anatomy.structureCount > 0)
        }
    }

    @Test(
        "a child's site is smaller, an old person's muscle thinner, and a heavier person's fat thicker",
        arguments: Site.allCases)
    func people(site: Site) {
        func depths(_ age: Double, _ bmi: Double) -> InlineArray<5, Double> {
            SiteModel(ShippedPresets.site(site), of: Person(sex: .female, age: age, bmi: bmi)).anatomy.depths
        }
        let (adult, child, old, heavy) = (depths(40, 24), depths(5, 24), depths(80, 24), depths(40, 34))
        #expect(child[4] < adult[4])
        #expect(heavy[2] > adult[2])
        if site != .abdomen { #expect(old[4] - old[3] < adult[4] - adult[3]) }
    }

    @Test("the other side is the mirror image", arguments: Site.allCases)
    func sides(site: Site) {
        let person = Person(sex: .male, age: 40, bmi: 24)
        let presets = ShippedPresets.site(site)
        let (left, right) = (SiteModel(presets, side: .left, of: person), SiteModel(presets, side: .right, of: person))
        for x in [-0.02, 0.0, 0.01] {
            let a = left.anatomy.contact(tip: Vector(x, -0.02, 0), axis: Vector(0.1, 0, -1).unit(or: .zero))
            let b = right.anatomy.contact(tip: Vector(-x, -0.02, 0), axis: Vector(-0.1, 0, -1).unit(or: .zero))
            for part in 0..<a.structureCount {
                #expect(abs(a.structures[part].distance - b.structures[part].distance) < 1e-9)
            }
        }
    }

    @Test("a hand on the hip brings the axillary nerve nearer to the acromion")
    func arm() {
        var person = Person(sex: .female, age: 40, bmi: 22)
        let hanging = SiteModel(ShippedPresets.site(.deltoid), of: person)
        person.arm = .handOnHip
        let raised = SiteModel(ShippedPresets.site(.deltoid), of: person)
        // 60 mm below the acromion, raised by 0.87.
        let tip = Vector(0, -0.060 * 0.87, -0.02)
        let down = Vector(0, 0, -1)
        #expect(raised.anatomy.contact(tip: tip, axis: down).structures[0].near < 1)
        #expect(hanging.anatomy.contact(tip: tip, axis: down).structures[0].near == 1)
    }

    @Test("a flat needle into the bend of the elbow enters the vein, and a steep one can reach the artery under it")
    func vein() {
        let model = SiteModel(ShippedPresets.site(.antecubitalFossa), of: Person(sex: .male, age: 30, bmi: 22))
        let flat = Vector(0, 0.94, -0.34).unit(or: .zero)
        let contact = model.anatomy.contact(tip: Vector(0, -0.012, 0.0005), axis: flat)
        #expect(contact.structures[0].kind == .vessel && contact.structures[0].near < 0.02)
        #expect(contact.structures[0].far - contact.structures[0].near > 0.003)
        let deep = model.anatomy.contact(tip: Vector(-0.004, 0, 0), axis: Vector(0, 0, -1))
        #expect(deep.structures[1].near < 0.025)
    }
}
