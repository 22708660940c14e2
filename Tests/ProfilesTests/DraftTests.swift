import Authoring
import Devices
import Profiles
import Space
import Testing

/// Profiles that grow out of movements.
@Suite("a profile from a device that somebody wiggles") struct DraftTests {
    static let model = EvdevMatch.Model(vendor: 0x1209, product: 1)

    /// Reads a draft's text as a file is read.
    private func profile(_ draft: ProfileDraft) throws -> Profile {
        let diagnostics = Diagnostics()
        let profile = Profile(
            Document(text: draft.text, file: "\(draft.name).yaml", into: diagnostics), into: diagnostics)
        #expect(diagnostics.all.isEmpty, "\(diagnostics.rendered())\n\(draft.text)")
        return try #require(profile)
    }

    @Test("sticks, triggers and buttons are known by what moved, its side, and nothing that was named before")
    func gamepad() throws {
        let stick = AxisRange(minimum: -32768, maximum: 32767, resolution: 0)
        let trigger = AxisRange(minimum: 0, maximum: 255, resolution: 0)
        let axes: [(name: String, range: AxisRange, value: Int32)] =
            ["ABS_X", "ABS_Y", "ABS_RX", "ABS_RY"].map { ($0, stick, 0) }
            + ["ABS_Z", "ABS_RZ"].map { ($0, trigger, 0) }
        var wiggle = EvdevWiggle(axes, returns: true)
        var draft = ProfileDraft(name: "pad", style: .gamepad, title: "A \"pad\"", model: Self.model, way: .evdev)
        let moves: [(String, Int32)] = [
            ("ABS_X", 32767), ("ABS_Y", -32768), ("ABS_RX", 32767), ("ABS_RY", -32768), ("ABS_RZ", 255), ("ABS_Z", 255),
        ]
        let buttons = ["BTN_TR", "BTN_SOUTH", "BTN_EAST"]
        for (question, at) in zip(DraftQuestion.all(for: .gamepad).filter { $0.purpose != .button(.plunger) }, 0...) {
            wiggle.ask()
            #expect(wiggle.isAtRest && wiggle.axis(besides: draft.taken) == nil)
            if at < moves.count {
                // Another axis moves a little with it, and one that has its meaning moves more.
                wiggle.turn("ABS_RX", to: 4000)
                wiggle.turn(moves[at].0, to: moves[at].1)
                draft.add(try #require(wiggle.axis(besides: draft.taken)), for: question.purpose)
                for (name, _) in moves { wiggle.turn(name, to: 0) }
            } else {
                wiggle.press(buttons[at - moves.count], down: true)
                #expect(!wiggle.isAtRest)
                draft.add(try #require(wiggle.button(besides: draft.taken)), for: question.purpose)
                wiggle.press(buttons[at - moves.count], down: false)
            }
        }
        #expect(draft.lacking == nil && draft.isAnswered(.button(.plunger)))
        let profile = try profile(draft)
        guard case .evdev(let layout) = profile.transport else { return #expect(Bool(false)) }
        let told = layout.axes.map { "\($0.code.name) \($0.inverted)" }
        #expect(
            told == [
                "ABS_X false", "ABS_Y true", "ABS_RX false", "ABS_RY true", "ABS_RZ false", "ABS_Z false",
            ])
        #expect(layout.buttons.map(\.role) == [.hold, .confirm, .emergencyStop])
        #expect(layout.match.models == [Self.model])
    }

    @Test("a pen is known by its place, lean and pressure, and its own tool is no button")
    func pen() throws {
        let range = AxisRange(minimum: 0, maximum: 1000, resolution: 100)
        let names = ["ABS_X", "ABS_Y", "ABS_PRESSURE", "ABS_TILT_X", "ABS_TILT_Y"]
        var wiggle = EvdevWiggle(names.map { ($0, range, 500) }, returns: false)
        var draft = ProfileDraft(
            name: "pen", style: .pen, title: "Pen", model: Self.model, way: .evdev, rangeButton: "BTN_TOOL_PEN")
        wiggle.press("BTN_TOOL_PEN", down: true)
        let answers = ["ABS_X", "ABS_Y", "ABS_TILT_X", "ABS_TILT_Y", "ABS_PRESSURE"]
        for (question, name) in zip(DraftQuestion.all(for: .pen), answers) {
            wiggle.ask()
            #expect(wiggle.isAtRest)
            wiggle.turn(name, to: name == "ABS_Y" ? 100 : 900)
            draft.add(try #require(wiggle.axis(besides: draft.taken)), for: question.purpose)
        }
        #expect(draft.lacking == nil)
        let profile = try profile(draft)
        guard case .evdev(let layout) = profile.transport else { return #expect(Bool(false)) }
        #expect(layout.rangeButton?.name == "BTN_TOOL_PEN" && layout.axes.map(\.inverted)[1])
    }

    /// Raw reports: a number, a count of reports, a clock that runs, sticks, a trigger, buttons.
    struct Pad {
        var sticks = [0, 0, 0, 0]
        var trigger = 0, throttle = 512, buttons: UInt8 = 0
        var count = 0

        mutating func report() -> [UInt8] {
            count += 1
            func little(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8((value >> 8) & 255)] }
            // The sticks: two bytes with the low one first, the same the other way round, and one byte each.
            return [1, UInt8(count & 255)] + little(count * 379) + little(sticks[0])
                + little(sticks[1]).reversed() + [UInt8(128 + sticks[2] / 258), UInt8((sticks[3] / 258) & 255)]
                + [UInt8(trigger), 8] + [buttons] + little(throttle)
        }
    }

    @Test("numbers in raw reports are found with their width, order, sign and travel; what runs by itself is left out")
    func reports() throws {
        var pad = Pad()
        var wiggle = ReportWiggle()
        for _ in 0..<40 { wiggle.take(pad.report()) }
        var draft = ProfileDraft(
            name: "raw", style: .gamepad, title: "Raw", model: Self.model,
            way: .hidraw(interface: 0, id: 1, length: pad.report().count))
        func move(_ change: (inout Pad, Double) -> Void) {
            wiggle.ask()
            for step in 0...60 {
                change(&pad, Double(step) / 60)
                wiggle.take(pad.report())
            }
        }
        func back(_ change: (inout Pad, Double) -> Void) {
            move { change(&$0, 1 - $1) }
            #expect(wiggle.isAtRest)
        }
        let ways: [(inout Pad, Double) -> Void] = [
            { $0.sticks[0] = Int(32767 * $1) }, { $0.sticks[1] = Int(-32767 * $1) }, { $0.sticks[2] = Int(32767 * $1) },
            { $0.sticks[3] = Int(-32767 * $1) }, { $0.trigger = Int(255 * $1) }, { $0.throttle = 512 + Int(400 * $1) },
        ]
        for (question, way) in zip(DraftQuestion.all(for: .gamepad), ways) {
            move(way)
            draft.add(try #require(wiggle.axis(besides: draft.taken)), for: question.purpose)
            back(way)
        }
        move { pad, _ in pad.buttons = 4 }
        draft.add(try #require(wiggle.button(besides: draft.taken)), for: .button(.confirm))
        let axes = draft.axes.map(\.control)
        #expect(axes[0] == .field(at: 4, type: "i16", isBigEndian: false, travel: 0...32767, inverted: false))
        #expect(axes[1] == .field(at: 6, type: "i16", isBigEndian: true, travel: -32767...0, inverted: true))
        #expect(axes[2] == .field(at: 8, type: "u8", isBigEndian: false, travel: 128...255, inverted: false))
        #expect(axes[3] == .field(at: 9, type: "i8", isBigEndian: false, travel: -127...0, inverted: true))
        #expect(axes[4] == .field(at: 10, type: "u8", isBigEndian: false, travel: 0...255, inverted: false))
        #expect(axes[5] == .field(at: 13, type: "i16", isBigEndian: false, travel: 512...912, inverted: false))
        #expect(draft.buttons.first?.control == .bit(at: 12, bit: 2))
        let profile = try profile(draft)
        guard case .hidraw(let layout) = profile.transport, let format = layout.reports.first else {
            return #expect(Bool(false))
        }
        // What it made is read as it was moved.
        var decoder = ReportDecoder([format])
        pad = Pad()
        pad.sticks = [32767, -32767, 0, -32767]
        pad.trigger = 255
        let bytes = ReportBytes(pad.report())
        let decoded = decoder.decode(bytes, at: .zero)
        let sample = try #require(decoded)
        #expect(abs(sample[.slideX] - 1) < 0.01 && abs(sample[.slideY] - 1) < 0.01 && abs(sample[.leanX]) < 0.02)
        #expect(abs(sample[.leanY] - 1) < 0.01 && abs(sample[.depth] - 1) < 0.01)
    }

    @Test("a draft says what it lacks")
    func lacking() {
        var draft = ProfileDraft(name: "x", style: .gamepad, title: "x", model: Self.model, way: .evdev)
        #expect(draft.lacking?.en.contains("two controls that lean it") == true)
        draft.add(.axis("ABS_X", inverted: false), for: .axis(.leanX))
        draft.add(.axis("ABS_Y", inverted: false), for: .axis(.leanY))
        #expect(draft.lacking?.en.contains("advances it") == true)
        draft.add(.axis("ABS_Z", inverted: false), for: .axis(.depth))
        #expect(draft.lacking?.en.contains("a plunger needs an axis or a button") == true)
        draft.add(.button("BTN_SOUTH"), for: .button(.plunger))
        #expect(draft.lacking == nil && draft.text.contains("slides: false") && draft.text.contains("plunger-rate"))
        #expect(ProfileDraft(name: "x", style: .pen, title: "x", model: Self.model, way: .evdev).lacking != nil)
    }
}
