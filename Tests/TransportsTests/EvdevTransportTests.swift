import Authoring
import Devices
import Glibc
import Profiles
import TestSupport
import Testing
import Transports

@Suite(
    "an input device, through the kernel's interface",
    .enabled(if: EvdevPlayback.isBuilt, Comment(rawValue: EvdevPlayback.buildIt)))
struct EvdevTransportTests {
    /// The rows whose sample lies in a span of the recording, ms.
    static func rows(_ played: EvdevPlayback, _ span: Range<Int64>) -> [EvdevPlayback.Row] {
        played.rows.filter { span.contains($0.time / 1_000_000) }
    }

    @Test("one side button is the plunger while it is held, the other switches hold on and off")
    func buttons() throws {
        let played = try EvdevPlayback(EvdevPlayback.penButtons)
        let (always, plunger, hold) = (1, 4, 2)
        for (span, wanted) in [
            (0..<100, always), (100..<200, always + plunger), (200..<300, always), (300..<500, always + hold),
            (500..<700, always), (900..<1000, always),
        ] as [(Range<Int64>, Int)] {
            let rows = Self.rows(played, span)
            #expect(!rows.isEmpty && rows.allSatisfy { $0.buttons == wanted }, "\(span)")
        }
    }

    @Test("a pen that is away keeps its numbers, and comes back without a line from where it left")
    func away() throws {
        let played = try EvdevPlayback(EvdevPlayback.penButtons)
        let away = Self.rows(played, 700..<900)
        #expect(!away.isEmpty && away.allSatisfy { !$0.inRange && abs($0.values[0] - 0.1) < 1e-12 })
        let back = try #require(played.rows.first { $0.report == 10 })
        #expect(back.inRange && abs(back.values[0] + 0.05) < 1e-12 && abs(back.values[1] + 0.04) < 1e-12)
        #expect(Set(played.rows.map(\.inRange)).count == 2)
    }

    @Test("a number beyond what the device declared is held at its limit")
    func beyond() throws {
        let rows = Self.rows(try EvdevPlayback(EvdevPlayback.penButtons), 600..<700)
        #expect(!rows.isEmpty)
        for row in rows {
            #expect(abs(row.values[0]) <= 0.1 + 1e-12 && row.values[Channel.pressure.index] == 0)
        }
    }

    @Test("Esc gives the device back while it is read on; without Esc it is given back at the end")
    func release() throws {
        let early = try EvdevPlayback(EvdevPlayback.penButtons, reader: ["--release"])
        #expect(early.errors.contains("the grab was given back after 1 of the recording."), "\(early.errors)")
        #expect(early.total("reports") == 11)
        let late = try EvdevPlayback(EvdevPlayback.penButtons)
        #expect(!late.errors.contains("given back") && late.total("reports") == 11)
    }

    @Test("devices are listed with the profiles that fit")
    func list() throws {
        let listed = try EvdevPlayback(EvdevPlayback.penButtons, reader: ["--list"])
        #expect(listed.output == "/dev/input/event7|Senshi test pen|pen-tablet|\n", "\(listed.errors)")
        let other = try EvdevPlayback(EvdevPlayback.penButtons, profile: "gamepad", reader: ["--list"])
        #expect(other.output == "/dev/input/event7|Senshi test pen||\n")
    }

    @Test("a device that may not be read says which group to join")
    func locked() throws {
        // Root may read everything, so the reader becomes nobody.
        let wrapper = getuid() == 0 ? ["setpriv", "--reuid", "65534", "--clear-groups"] : []
        let sentence =
            "/dev/input/event7: you may not read it; run 'sudo usermod -aG input $USER', then log out and in again."
        let opened = try EvdevPlayback(EvdevPlayback.penButtons, options: ["--locked"], wrapper: wrapper)
        #expect(opened.status == 3 && opened.errors.contains(sentence), "\(opened.errors)")
        let listed = try EvdevPlayback(
            EvdevPlayback.penButtons, options: ["--locked"], reader: ["--list"], wrapper: wrapper)
        #expect(listed.output == "/dev/input/event7|||\(sentence)\n", "\(listed.errors)")
    }
}

@Suite("an input device that can't be used")
struct EvdevErrorTests {
    static func profile(_ name: String) throws -> Profile {
        let diagnostics = Diagnostics()
        let profile = Profile.read(contentsOf: "\(Repository.root)/devices/\(name).yaml", into: diagnostics)
        return try #require(profile, "\(diagnostics.rendered())")
    }

    static func refusal(_ node: String, _ profile: String) throws -> EvdevError? {
        let profile = try Self.profile(profile)
        do throws(EvdevError) {
            var device = try EvdevTransport(node: node, profile: profile)
            device.close()
            return nil
        } catch {
            return error
        }
    }

    @Test("a node that is not there, and a file that is no device, say so")
    func nodes() throws {
        let missing = try Self.refusal("/dev/input/event4095", "pen-tablet")
        #expect(missing?.reason == .noSuchNode)
        #expect(
            "\(try #require(missing))"
                == "/dev/input/event4095: there is no such device; plug it in, and see 'senshi devices' for its node.")
        #expect(try Self.refusal("/dev/null", "pen-tablet")?.reason == .notAnInputDevice)
        #expect(try Self.refusal("/dev/input/event4095", "virtual-needle")?.reason == .wrongProfile)
    }

    @Test("a profile that names more buttons than a sample holds is refused before the device is opened")
    func tooMany() throws {
        var profile = try Self.profile("pen-tablet")
        guard case .evdev(var layout) = profile.transport, let button = layout.buttons.first else {
            Issue.record("no buttons")
            return
        }
        layout.buttons = Array(repeating: button, count: 17)
        profile.transport = .evdev(layout)
        do throws(EvdevError) {
            var device = try EvdevTransport(node: "/dev/input/event4095", profile: profile)
            device.close()
            Issue.record("opened")
        } catch {
            #expect(error.reason == .tooMany && "\(error)".contains("more than 16 axes or buttons"))
        }
    }

    @Test("every refusal is one sentence in each language, and begins with the node")
    func sentences() throws {
        for (node, profile) in [
            ("/dev/input/event4095", "pen-tablet"), ("/dev/null", "gamepad"), ("/dev/null", "virtual-needle"),
        ] {
            let message = try #require(try Self.refusal(node, profile)).message
            #expect(message.en.hasPrefix("\(node): ") && message.en.hasSuffix("."))
            #expect(message.ja.hasPrefix("\(node): ") && message.ja.hasSuffix("。"))
        }
    }
}
