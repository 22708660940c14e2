import Devices
import Profiles
import Testing

@Suite("Axis scales")
struct AxisScaleTests {
    static func scale(
        _ channel: Channel, _ range: AxisRange, inverted: Bool = false, deadZone: Double = 0, size: Double? = nil
    ) throws -> AxisScale? {
        let code = try #require(EvdevCode(named: "ABS_X"))
        return AxisScale(
            EvdevAxis(code: code, channel: channel, inverted: inverted, deadZone: deadZone), over: range, size: size)
    }

    @Test("a tablet's place is in metres from its middle, by its resolution") func metres() throws {
        let range = AxisRange(minimum: 0, maximum: 53020, resolution: 200)
        let x = try #require(try Self.scale(.x, range))
        #expect(abs(x(0) + 0.13255) < 1e-12)
        #expect(abs(x(53020) - 0.13255) < 1e-12)
        #expect(abs(x(26510)) < 1e-12)
        #expect(abs(x(26710) - 0.001) < 1e-12)
        let y = try #require(try Self.scale(.y, range, inverted: true))
        #expect(abs(y(26710) + 0.001) < 1e-12)
    }

    @Test("without a resolution the user's size decides, and without that there is no scale") func sized() throws {
        let range = AxisRange(minimum: 0, maximum: 44704, resolution: 0)
        #expect(try Self.scale(.x, range) == nil)
        #expect(try Self.scale(.x, range, size: 0) == nil)
        let x = try #require(try Self.scale(.x, range, size: 0.224))
        #expect(abs(x(44704) - x(0) - 0.224) < 1e-12)
        #expect(abs(x(22352)) < 1e-12)
    }

    @Test("a reported resolution wins over a size") func resolutionWins() throws {
        let range = AxisRange(minimum: 0, maximum: 1000, resolution: 100)
        #expect(try Self.scale(.x, range, size: 5) == Self.scale(.x, range))
    }

    @Test("tilt is in radians from upright, with and without a resolution") func tilt() throws {
        let cintiq = try #require(try Self.scale(.tiltX, AxisRange(minimum: -64, maximum: 63, resolution: 57)))
        #expect(cintiq(0) == 0)
        #expect(abs(cintiq(57) - 1) < 1e-12)
        let intuos = try #require(try Self.scale(.tiltX, AxisRange(minimum: 0, maximum: 127, resolution: 0)))
        #expect(intuos(64) == 0)
        #expect(abs(intuos(64 + 57) - 1) < 1e-12)
        let toward = try #require(
            try Self.scale(.tiltY, AxisRange(minimum: -64, maximum: 63, resolution: 57), inverted: true))
        #expect(abs(toward(57) + 1) < 1e-12)
        let lopsided = try #require(try Self.scale(.tiltX, AxisRange(minimum: -60, maximum: 70, resolution: 57)))
        #expect(lopsided(0) == 0)
    }

    @Test("a share goes from 0 to 1, and its dead zone is at the start") func share() throws {
        let range = AxisRange(minimum: 0, maximum: 2047, resolution: 0)
        let plain = try #require(try Self.scale(.pressure, range))
        #expect(plain(0) == 0 && plain(2047) == 1)
        let dead = try #require(try Self.scale(.pressure, range, deadZone: 0.02))
        #expect(dead(40) == 0)
        #expect(abs(dead(2047) - 1) < 1e-12)
        #expect(dead(41) >= 0 && dead(41) < 0.001)
        let inverted = try #require(try Self.scale(.plunger, range, inverted: true))
        #expect(inverted(2047) == 0 && inverted(0) == 1)
    }

    @Test("a stick goes from −1 to 1, and its dead zone is around the middle") func stick() throws {
        let range = AxisRange(minimum: -32768, maximum: 32767, resolution: 0)
        let stick = try #require(try Self.scale(.slideX, range, deadZone: 0.1))
        #expect(abs(stick(-32768) + 1) < 1e-12 && abs(stick(32767) - 1) < 1e-12)
        #expect(stick(0) == 0 && stick(3000) == 0 && stick(-3000) == 0)
        #expect(stick(3500) > 0 && stick(3500) < 0.01)
        #expect(stick(-3500) < 0)
        let up = try #require(try Self.scale(.slideY, range, inverted: true))
        #expect(abs(up(-32768) - 1) < 1e-12)
    }

    @Test("an empty range has no scale, and nor has a channel that no axis can drive") func none() throws {
        #expect(try Self.scale(.pressure, AxisRange(minimum: 5, maximum: 5, resolution: 0)) == nil)
        #expect(try Self.scale(.pressure, AxisRange(minimum: 5, maximum: 4, resolution: 0)) == nil)
        #expect(try Self.scale(.qw, AxisRange(minimum: 0, maximum: 4, resolution: 9)) == nil)
    }

    @Test("the widest range that a device can claim stays finite") func widest() throws {
        let range = AxisRange(minimum: .min, maximum: .max, resolution: 1)
        for channel in [Channel.x, .tiltX, .pressure, .slideX] {
            let scale = try #require(try Self.scale(channel, range))
            #expect(scale(.min).isFinite && scale(.max).isFinite)
        }
    }
}
