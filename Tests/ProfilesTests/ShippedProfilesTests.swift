import Authoring
import Devices
import FoundationEssentials
import Profiles
import Space
import TestSupport
import Testing

@Suite("Shipped profiles")
struct ShippedProfilesTests {
    static let folder = "\(Repository.root)/devices"
    static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

    static func profile(_ name: String) throws -> Profile {
        let diagnostics = Diagnostics()
        let profile = Profile.read(contentsOf: "\(folder)/\(name).yaml", into: diagnostics)
        #expect(diagnostics.isEmpty, "\(diagnostics.rendered())")
        return try #require(profile)
    }

    @Test("all are there") func allAreThere() {
        #expect(
            Set(Self.files).isSuperset(of: [
                "_template.yaml", "dualsense.yaml", "gamepad.yaml", "pen-tablet.yaml", "ps-move.yaml",
                "razer-hydra.yaml", "spacemouse.yaml", "virtual-falcon.yaml", "virtual-needle.yaml",
                "virtual-omega3.yaml", "virtual-polhem.yaml", "virtual-touch.yaml",
            ])
        )
    }

    @Test("each reads without a diagnostic and is named like its file", arguments: files)
    func clean(file: String) throws {
        #expect(file.hasSuffix(".yaml"))
        let profile = try Self.profile(String(file.dropLast(5)))
        #expect("\(profile.name).yaml" == file)
        #expect(Set(profile.senses.keys) == Set(Measure.allCases))
    }

    @Test("a profile in a file of another name is read with a warning") func misnamed() throws {
        let text = try String(contentsOfFile: "\(Self.folder)/virtual-needle.yaml", encoding: .utf8)
        let path = FileManager.default.temporaryDirectory.path() + "/senshi-\(UInt64.random(in: 0 ... .max)).yaml"
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let diagnostics = Diagnostics()
        #expect(Profile.read(contentsOf: path, into: diagnostics)?.name == "virtual-needle")
        #expect(diagnostics.all.map(\.rule) == ["profile/name"])
        #expect(diagnostics.all.first?.place == Place(line: 4, column: 7, length: 14))
        #expect(!diagnostics.hasErrors)
    }

    @Test("the pen is what the design says") func pen() throws {
        let profile = try Self.profile("pen-tablet")
        guard case .pen(let mapping) = profile.mapping, case .evdev(let layout) = profile.transport else {
            Issue.record("not a pen by evdev")
            return
        }
        #expect(mapping == PenMapping(standoff: 0.010, advance: 0.045, advanceSpeed: 0.280, plungerRate: 0.5))
        #expect(layout.axes.map(\.code.number) == [0, 1, 0x1A, 0x1B, 0x18])
        #expect(layout.axes.map(\.channel) == [.x, .y, .tiltX, .tiltY, .pressure])
        #expect(layout.axes.map(\.inverted) == [false, true, false, true, false])
        #expect(layout.buttons.map(\.code.number) == [0x14B, 0x14C])
        #expect(layout.buttons.map(\.role) == [.plunger, .hold])
        #expect(layout.buttons.map(\.press) == [.held, .toggle])
        #expect(layout.rangeButton?.number == 0x140)
        #expect(layout.grab)
        #expect(layout.isDeadManAlwaysHeld)
        #expect(layout.match.models.isEmpty)
        #expect(profile.sensing(.force) == .absent)
        #expect(profile.sensing(.advance).kind == .mapped)
        #expect(profile.sensing(.direction).kind == .sensed)
        #expect(profile.limits.force == 0)
        #expect(profile.interpolationDelay == 0.009)
        #expect(profile.surfaceCentre == Vector(0, -0.065, 0))
        #expect(profile.provenance["mapping.advance-speed"]?.tag == .measured)
    }

    @Test("the gamepad is what the design says") func gamepad() throws {
        let profile = try Self.profile("gamepad")
        guard case .gamepad(let mapping) = profile.mapping, case .evdev(let layout) = profile.transport else {
            Issue.record("not a gamepad by evdev")
            return
        }
        #expect(mapping.deadZone == 0.24)
        #expect(abs((mapping.lean ?? 0) - .pi / 3) < 1e-12)
        #expect(Set(layout.axes.map(\.channel.index)) == Set(11...15).union([10]))
        let roles = Dictionary(uniqueKeysWithValues: layout.buttons.map { ($0.role, $0.code.number) })
        #expect(roles == [.hold: 0x137, .confirm: 0x130, .emergencyStop: 0x131])
        #expect(profile.senses.values.allSatisfy { $0.kind != .sensed })
    }

    @Test("the virtual needle senses everything and shows force") func virtual() throws {
        let profile = try Self.profile("virtual-needle")
        #expect(profile.mapping == .direct)
        #expect(profile.transport == .virtual(script: nil))
        #expect(profile.senses.values.allSatisfy { $0.kind == .sensed })
        #expect(profile.limits.force == 12)
        #expect(profile.limits.stiffness == 3000)
        #expect(profile.limits.damping == 20)
        // Colgate and Schenkel with delay: b > K (T/2 + Td).
        #expect(profile.limits.damping > profile.limits.stiffness * (0.0005 + profile.limits.delay))
    }

    @Test("every number carries its source", arguments: files)
    func sources(file: String) throws {
        let profile = try Self.profile(String(file.dropLast(5)))
        #expect(profile.provenance["limits.force"] != nil)
        for (measure, sensing) in profile.senses where sensing.kind != .absent {
            #expect(profile.provenance["senses.\(measure.rawValue)"] != nil)
        }
    }

    /// Header lines of the recordings: a Cintiq 12WX, an Intuos4 6x9, an Xbox 360 pad.
    @Test("the recorded devices are recognised") func recognised() throws {
        let tablet: Set<UInt16> = [0, 1, 2, 8, 0x18, 0x19, 0x1A, 0x1B, 0x28]
        let pens: Set<UInt16> = [0x140, 0x141, 0x14A, 0x14B, 0x14C]
        let pad: Set<UInt16> = [0, 1, 2, 3, 4, 5, 0x10, 0x11]
        let padButtons: Set<UInt16> = [0x130, 0x131, 0x133, 0x134, 0x136, 0x137, 0x13A, 0x13B, 0x13C, 0x13D, 0x13E]
        for (name, fits) in [("pen-tablet", 0), ("gamepad", 1)] {
            guard case .evdev(let layout) = try Self.profile(name).transport else { continue }
            let wacom = EvdevMatch.Model(vendor: 0x56A, product: 0xC6)
            #expect(layout.match.accepts(wacom, axes: tablet, buttons: pens) == (fits == 0))
            let madCatz = EvdevMatch.Model(vendor: 0x738, product: 0x4716)
            #expect(layout.match.accepts(madCatz, axes: pad, buttons: padButtons) == (fits == 1))
            #expect(!layout.match.accepts(wacom, axes: [0, 1], buttons: pens.union(padButtons)))
            #expect(
                layout.match.missing(axes: [0, 1], buttons: pens.union(padButtons)).allSatisfy { $0.kind == .axis })
        }
    }
}
