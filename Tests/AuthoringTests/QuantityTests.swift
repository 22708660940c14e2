import Authoring
import Testing

@Suite("Quantities")
struct QuantityTests {
    @Test(
        "a number and its unit become SI",
        arguments: [
            ("25 mm", Quantity.length, 0.025), ("2.5 cm", .length, 0.025), ("0.3 µm", .length, 0.3e-6),
            ("0.3 um", .length, 0.3e-6), ("300 ms", .time, 0.3), ("5 min", .time, 300), ("0.3 mL", .volume, 0.3e-6),
            ("0.3 ml", .volume, 0.3e-6), ("300 uL", .volume, 0.3e-6), ("1 L", .volume, 0.001), ("1 l", .volume, 0.001),
            ("1500 mN", .force, 1.5), ("3 N/mm", .stiffness, 3000), ("3000 N/m", .stiffness, 3000),
            ("2000 N/s", .slew, 2000), ("20 N·s/m", .damping, 20), ("20 N*s/m", .damping, 20),
            ("20 N⋅s/m", .damping, 20), ("90 deg", .angle, Double.pi / 2), ("90 °", .angle, Double.pi / 2),
            ("90°", .angle, Double.pi / 2), ("1 rad", .angle, 1), ("280 mm/s", .speed, 0.280), ("2 m/s", .speed, 2),
            ("50 %", .share, 0.5), ("50%", .share, 0.5), ("10 Hz", .frequency, 10), ("0.5 mL/s", .flow, 0.5e-6),
            ("12 kPa", .pressure, 12_000), ("0.5 mg", .mass, 0.5e-6), ("0.01 mg/kg", .dose, 0.01e-6),
            ("1 mPa·s", .viscosity, 0.001), ("1 mJ", .energy, 0.001), ("57 deg/s", .angularSpeed, 57 * Double.pi / 180),
            ("50 %/s", .rate, 0.5), ("3", .count, 3), ("+3", .count, 3), ("-3 mm", .length, -0.003),
            ("−3 mm", .length, -0.003), ("1e-3 m", .length, 0.001), ("1E3 mm", .length, 1),
        ])
    func reads(text: String, kind: Quantity, value: Double) {
        let diagnostics = Diagnostics()
        let reader = Reader(of: LocalizedText(both: "it"), rule: "test", into: diagnostics)
        let node = Node(.scalar(text), at: Place(line: 1, column: 1))
        #expect(reader.quantity(node, kind, in: -1e6...1e6) == value)
        #expect(diagnostics.isEmpty)
    }

    @Test(
        "a number that is not written so is refused",
        arguments: [
            "", "mm", "nan mm", "inf mm", "0x10 mm", "1_000 mm", "1,000 mm", "1..2 mm", ".5 mm", "5. mm", "1e mm",
            "--3 mm",
            "3 mm mm", "3 mm 2", "3 mmm", "3 MM", "3", "3 N", "１ mm", "3 mm;", "1e999 mm", "3 mm to 4 mm",
        ])
    func refuses(text: String) {
        let diagnostics = Diagnostics()
        let reader = Reader(of: LocalizedText(both: "it"), rule: "test", into: diagnostics)
        let node = Node(.scalar(text), at: Place(line: 1, column: 1))
        #expect(reader.quantity(node, .length, in: -1e6...1e6) == nil)
        #expect(diagnostics.all.count == 1)
    }

    @Test(
        "a span has two ends, one, or none",
        arguments: [
            ("80 to 100 mm", 0.080...0.100), ("80 mm to 10 cm", 0.080...0.100),
            ("30 mm or more", 0.030 ... .infinity),
            ("5 mm or less", -.infinity...0.005), ("5 mm", 0.005...0.005), ("-5 to 5 mm", -0.005...0.005),
            ("0 to 0 mm", 0...0),
        ] as [(String, ClosedRange<Double>)])
    func spans(text: String, span: ClosedRange<Double>) {
        let diagnostics = Diagnostics()
        let reader = Reader(of: LocalizedText(both: "it"), rule: "test", into: diagnostics)
        let node = Node(.scalar(text), at: Place(line: 1, column: 1))
        #expect(reader.span(node, .length, in: -1...1) == span)
        #expect(diagnostics.isEmpty)
    }

    @Test(
        "a span that is not written so is refused",
        arguments: [
            "to", " to mm", "5 to", "to 5 mm", "or more", "5 or more", "5 to 6 to 7 mm", "6 to 5 mm", "1 to 2",
            "5 mm to 6 N", "5 mm or", "5 to 2000 mm",
        ])
    func refusesSpans(text: String) {
        let diagnostics = Diagnostics()
        let reader = Reader(of: LocalizedText(both: "it"), rule: "test", into: diagnostics)
        let node = Node(.scalar(text), at: Place(line: 1, column: 1))
        #expect(reader.span(node, .length, in: -1...1) == nil)
        #expect(diagnostics.all.count == 1)
    }

    @Test("no two kinds share a unit, and every unit reads back what it writes")
    func unitsAreTheirOwn() {
        var seen: Set<String> = []
        for kind in Quantity.allCases {
            for unit in kind.units {
                // A year is of a person's age, and of how long something is kept.
                let isShared = kind == .keeping && unit.name == "y"
                #expect(seen.insert(unit.name).inserted != isShared, "\(unit.name)")
                let diagnostics = Diagnostics()
                let node = Node(.scalar(unit.text(si: unit.si(12.5))), at: Place(line: 1, column: 1))
                let back = Reader(of: LocalizedText(both: "it"), rule: "test", into: diagnostics).quantity(
                    node, kind, in: -1e12...1e12)
                #expect(back == unit.si(12.5))
            }
        }
    }

    @Test("a limit itself is inside, whatever the unit rounds to")
    func limitsAreInside() {
        let diagnostics = Diagnostics()
        let reader = Reader(of: LocalizedText(both: "it"), rule: "test", into: diagnostics)
        for tenth in 0...1800 {
            let node = Node(.scalar("\(tenth / 10).\(tenth % 10) deg"), at: Place(line: 1, column: 1))
            let limit = Double(tenth) / 10 * Double.pi / 180
            #expect(reader.quantity(node, .angle, in: 0...limit) != nil)
        }
        #expect(diagnostics.isEmpty)
    }
}
