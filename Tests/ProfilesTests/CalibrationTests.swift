import Authoring
import Devices
import Foundation
import Profiles
import Space
import TestSupport
import Testing

@Suite("calibrating a device") struct CalibrationTests {
    private func read(_ text: String) -> (Calibrations?, [String]) {
        let diagnostics = Diagnostics()
        let document = Document(text: text, file: "devices.yaml", into: diagnostics)
        let all = Calibrations(document, into: diagnostics)
        return (all, diagnostics.all.map(\.message.en))
    }

    @Test("three touches give the patient's frame, and lengths stay as they are", arguments: [0.0, 0.7, 1.9, 3.0])
    func registration(angle: Double) {
        let circle = CircularFunctions(angle / 2)
        let device = Pose(
            position: Vector(0.1, -0.2, 0.3),
            rotation: Quaternion(w: circle.cosine, x: circle.sine * 0.6, y: 0, z: circle.sine * 0.8))
        // A place of the patient, as the device sees it.
        func seen(_ place: Vector) -> Vector { device.place(place) }
        let touches = Touches(
            landmark: seen(.zero), head: seen(Vector(0, 0.08, 0)), right: seen(Vector(0.05, 0.01, 0)))
        #expect(touches.problem == nil)
        for place in [Vector.zero, Vector(0.03, -0.06, 0.02), Vector(0, 0, -0.04)] {
            #expect((touches.registration.place(seen(place)) - place).length < 1e-12)
        }
    }

    @Test("touches that are too close, or on one line, are refused with what to do")
    func unusable() {
        let near = Touches(landmark: .zero, head: Vector(0, 0.01, 0), right: Vector(0.05, 0, 0))
        #expect(near.problem?.en.contains("20 mm") == true)
        let line = Touches(landmark: .zero, head: Vector(0, 0.05, 0), right: Vector(0.01, 0.08, 0))
        #expect(line.problem?.en.contains("one line") == true)
    }

    @Test("what is written is read back as it was, and the same twice")
    func roundTrip() throws {
        var all = Calibrations()
        let device = Calibrations.Device(profile: "arm", serial: "A \"1\"")
        all[device] = Calibration(
            hand: .left, mounting: .inverted,
            touches: Touches(
                landmark: Vector(0.0123, 0, -0.5), head: Vector(0.0123, 0.08, -0.5), right: Vector(0.1, 0, -0.5)),
            grip: Grip(tip: Vector(0, 0, -0.08), needle: Vector(0, 1, 0)))
        all[Calibrations.Device(profile: "other", serial: "")] = Calibration()
        let (again, wrong) = read(all.text)
        #expect(again == all && wrong.isEmpty, "\(wrong)")
        #expect(again?.text == all.text)
    }

    @Test("a device's wrong entry spoils only that device, and stays as it is when the file is written again")
    func damaged() throws {
        let wrong = """
              - profile: far
                serial: "9"   # kept with its remark
                hand: right
                mounting: upright
                tool-offset: [900 mm, 0 mm, 0 mm]

            """
        let good = """
              - profile: arm
                serial: "1"
                hand: left
                mounting: upright

            """
        let head = "format: senshi-calibrations/1\ndevices:\n"
        for text in [head + wrong + good, head + good + wrong] {
            let (read, problems) = read(text)
            var all = try #require(read)
            #expect(problems.count == 1, "\(problems)")
            let arm = Calibrations.Device(profile: "arm", serial: "1")
            let far = Calibrations.Device(profile: "far", serial: "9")
            #expect(all[arm]?.hand == .left && all[far] == nil)
            #expect(all.damaged.count == 1 && all.damaged[0].concerns(far) && !all.damaged[0].concerns(arm))
            all[Calibrations.Device(profile: "other", serial: "2")] = Calibration()
            #expect(all.text.contains(wrong) && all.readsBack(into: Diagnostics()))
            #expect(self.read(all.text).0 == all)
            // Calibrated anew, it is whole.
            all[far] = Calibration()
            #expect(all.damaged.isEmpty && self.read(all.text).1.isEmpty)
        }
        #expect(read("format: senshi-calibrations/1\ndevices: 7\n").0 == nil)
    }

    @Test("what could not be read again is found out before it is written")
    func readsBack() {
        var all = Calibrations()
        let device = Calibrations.Device(profile: "arm", serial: "1")
        for (reach, isFine) in [(0.5, true), (-0.5, true), (0.9, false)] {
            all[device] = Calibration(grip: Grip(tip: Vector(reach, 0, 0)))
            let diagnostics = Diagnostics()
            #expect(all.readsBack(into: diagnostics) == isFine && diagnostics.hasErrors == !isFine, "\(reach)")
        }
    }

    @Test(
        "a file that somebody edited is told what is wrong",
        arguments: GoldenCase.all(beside: #filePath, in: "Calibrations"))
    func diagnostics(_ golden: GoldenCase) throws {
        let diagnostics = Diagnostics()
        let text = try String(contentsOfFile: golden.input, encoding: .utf8)
        let document = Document(text: text, file: golden.file, into: diagnostics)
        #expect(Calibrations(document, into: diagnostics)?.damaged.count == 2)
        #expect(try golden.difference(from: diagnostics.rendered()) == nil)
        #expect(try golden.ending("ja.out").difference(from: diagnostics.rendered(in: .ja)) == nil)
    }
}

@Suite("two devices that hold one needle") struct DevicePairTests {
    private func profile(_ name: String) throws -> Profile {
        try #require(Profile.read(contentsOf: "\(Repository.root)/devices/\(name).yaml", into: Diagnostics()))
    }

    @Test("each role goes to the device that knows it better, whichever is named first")
    func roles() throws {
        let (pen, pad) = (try profile("pen-tablet"), try profile("gamepad"))
        for (first, second, swapped) in [(pen, pad, false), (pad, pen, true)] {
            let pair = try DevicePair(first, second)
            #expect(pair.main.name == "pen-tablet" && pair.other.name == "gamepad" && pair.isSwapped == swapped)
            #expect(pair.roles == [.plunger, .confirm])
            #expect(pair.profile.sensing(.plunger) == pad.sensing(.plunger))
            #expect(pair.profile.sensing(.direction) == pen.sensing(.direction))
            #expect(pair.turning(nil) == .own)
        }
    }

    @Test("a device whose profile keeps it out of every role adds nothing, and is refused")
    func nothing() throws {
        var pad = try profile("gamepad")
        pad.roles = [.confirm]
        let pen = try profile("pen-tablet")
        #expect(throws: DevicePair.Refusal.self) { try DevicePair(pen, pad) }
        var placeless = pen
        placeless.roles = [.orientation]
        #expect(throws: DevicePair.Refusal.self) { try DevicePair(placeless, pad) }
    }

    @Test("a pen leans the needle of a device that only senses a place")
    func leaning() throws {
        var arm = try profile("virtual-needle")
        arm.name = "arm"
        arm.mapping = .point(PointMapping(approach: 0.010))
        arm.senses[.direction] = Sensing(kind: .mapped, uncertainty: 0.05)
        let pair = try DevicePair(arm, profile("pen-tablet"))
        #expect(pair.main.name == "arm" && pair.roles.contains(.orientation) && pair.turning(nil) == .tilt)
        #expect(pair.profile.sensing(.direction).kind == .sensed)
    }
}
