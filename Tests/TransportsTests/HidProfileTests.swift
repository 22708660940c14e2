import Devices
import Testing

/// The bytes of published layouts through the shipped profiles: which byte is which axis, its sign, and which bit which
/// button. From the reports themselves, not from the profiles.
@Suite(
    "SpaceMouse, PS Move and Razer Hydra by their bytes",
    .enabled(if: HidrawPeer.isBuilt, Comment(rawValue: HidrawPeer.buildIt)))
struct HidProfileTests {
    /// What a device says, and what the needle makes of it.
    struct Case: Sendable {
        var name: String
        var profile: String
        var model: String
        /// One after the other, all of them again and again.
        var reports: [[UInt8]]
        var channels: [(Channel, Double)] = []
        var buttons: Buttons
        var tolerance = 1e-6
    }

    /// 16 bits, the least significant byte first.
    static func word(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }
    static func words(_ values: [Int]) -> [UInt8] { values.flatMap(word) }

    /// A PS Move's report: half a g toward the ball twice, or the whole of it across.
    static func move(_ buttons: [UInt8], trigger: UInt8) -> [UInt8] {
        let still = words([32_768, 32_768 + 4096, 32_768])
        let rest = [UInt8](repeating: 0, count: 44 - 37)
        return [1] + buttons + [trigger, trigger] + [UInt8](repeating: 0, count: 6) + still + still
            + words([32_768, 32_768, 32_768, 32_768, 32_768, 32_768]) + rest
    }

    /// A Razer Hydra's report of its first controller.
    static func hydra(_ place: [Int], _ turn: [Int], buttons: UInt8, trigger: UInt8) -> [UInt8] {
        let first = words(place) + words(turn) + [buttons] + words([0, 0]) + [trigger]
        return [UInt8](repeating: 0, count: 8) + first + [UInt8](repeating: 0, count: 52 - 8 - first.count)
    }

    static let cases: [Case] = [
        Case(
            name: "an older SpaceMouse, pushed right and away and pressed down, tilted, both buttons",
            profile: "spacemouse", model: "046d:c626",
            reports: [
                [1] + words([350, -350, 350]), [2] + words([175, -350, 0]), [3, 3],
            ],
            channels: [(.slideX, 1), (.slideY, 1), (.depth, 1), (.leanX, 1), (.leanY, -0.5)],
            buttons: .plunger.union(.confirm)),
        Case(
            name: "a newer SpaceMouse, pulled left, toward the user and up, in one report",
            profile: "spacemouse", model: "256f:c635",
            reports: [[1] + words([-175, 350, -350, -350, 175, 0]), [3, 2]],
            channels: [(.slideX, -0.5), (.slideY, -1), (.depth, 0), (.leanX, -0.5), (.leanY, 1)], buttons: .confirm),
        Case(
            name: "a PS Move, ball up, trigger whole, Move and square", profile: "ps-move", model: "054c:03d5",
            reports: [move([0, 0x80, 0x08, 0], trigger: 255)], channels: [(.depth, 1)], buttons: .plunger.union(.hold)),
        Case(
            name: "a newer PS Move, trigger at rest, cross and circle", profile: "ps-move", model: "054c:0c5e",
            reports: [move([0, 0x60, 0, 0], trigger: 3)], channels: [(.depth, 0)],
            buttons: .confirm.union(.emergencyStop)),
        Case(
            name: "a Razer Hydra's left controller, a quarter turn about x, bumper and start", profile: "razer-hydra",
            model: "1532:0300",
            reports: [hydra([10, -200, 300], [23_170, 23_170, 0, 0], buttons: 0x21, trigger: 255)],
            channels: [
                (.x, 0.010), (.y, -0.200), (.z, 0.300), (.qw, 0.707107), (.qx, 0.707107), (.qy, 0), (.qz, 0),
                (.plunger, 1),
            ],
            buttons: .deadMan.union(.confirm), tolerance: 1e-5),
    ]

    @Test("every byte goes where the published layout says", arguments: cases.indices)
    func layout(index: Int) throws {
        let wanted = Self.cases[index]
        var recording = HidRecording(name: wanted.name, model: wanted.model)
        for report in 0..<60 {
            recording.add(wanted.reports[report % wanted.reports.count], at: Double(report) * 0.004)
        }
        let peer = try HidrawPeer(
            recording.text, profile: HidrawPeer.shipped(wanted.profile), reader: ["--ticks", "900"])
        let row = try #require(peer.rows.last, "\(peer.errors)")
        #expect(peer.total("strange") == 0 && peer.total("reports") == 60, "\(peer.errors)")
        for (channel, value) in wanted.channels {
            #expect(abs(row[channel] - value) <= wanted.tolerance, "\(wanted.name), \(channel): \(row[channel])")
        }
        // A dead-man's switch that a device has not is always held.
        let held = Buttons(bits: row.buttons).union(.deadMan)
        #expect(held == wanted.buttons.union(.deadMan), "\(wanted.name): \(Buttons(bits: row.buttons))")
    }
}
