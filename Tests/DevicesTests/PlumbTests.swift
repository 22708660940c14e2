import Devices
import Space
import Testing

@Suite("the lean that an accelerometer and a gyroscope give")
struct PlumbTests {
    /// Gravity as a device shows it that leans its upper end to the right by an angle.
    static func pull(_ angle: Double) -> Vector {
        let turn = CircularFunctions(angle)
        return Vector(-turn.sine, 0, turn.cosine)
    }

    @Test("at rest the needle leans as the device does", arguments: [-1.2, -0.3, 0, 0.4, 1.5])
    func rest(angle: Double) {
        var plumb = Plumb()
        for _ in 0..<10 { plumb.feel(turn: .zero, pull: Self.pull(angle), period: 0.004, settling: 0.5) }
        let up = plumb.direction.rotate(Vector(0, 0, 1))
        let wanted = CircularFunctions(angle)
        #expect((up - Vector(wanted.sine, 0, wanted.cosine)).length < 1e-9)
    }

    @Test("a quick turn under a shaken accelerometer is followed by the gyroscope")
    func turning() {
        var plumb = Plumb()
        plumb.feel(turn: .zero, pull: Vector(0, 0, 1), period: 0.004, settling: 0.5)
        // To the right about y: 1 rad in 0.25 s, while the hand pulls 2 g sideways.
        for _ in 0..<250 { plumb.feel(turn: Vector(0, 4, 0), pull: Vector(2, 0, 0), period: 0.001, settling: 0.5) }
        let up = plumb.direction.rotate(Vector(0, 0, 1))
        let wanted = CircularFunctions(1)
        #expect((up - Vector(wanted.sine, 0, wanted.cosine)).length < 0.002)
    }

    @Test("a gyroscope that says 1 deg/s at rest is off by less than a degree, for ever")
    func bias() {
        var plumb = Plumb()
        let bias = Vector(1, 1, 1) * (3.141592653589793 / 180)
        for _ in 0..<100_000 { plumb.feel(turn: bias, pull: Vector(0, 0, 1), period: 0.004, settling: 0.5) }
        #expect(plumb.up.z > CircularFunctions(3.141592653589793 / 180).cosine)
    }

    @Test("hostile numbers leave a direction of length 1")
    func hostile() {
        let numbers = [0, -0.0, 1, -1, 1e-300, 1e300, -1e300, .infinity, -.infinity, .nan, 40, 0.9]
        var plumb = Plumb()
        for a in numbers {
            for b in numbers {
                for c in numbers {
                    plumb.feel(turn: Vector(a, b, c), pull: Vector(c, a, b), period: b, settling: 0.5)
                    plumb.feel(turn: Vector(c, b, a), pull: Vector(0.1, a, 0.9), period: 0.01, settling: 0.01)
                    let q = plumb.direction
                    #expect(abs(q.w * q.w + q.x * q.x + q.y * q.y + q.z * q.z - 1) < 1e-9)
                }
            }
        }
    }
}
