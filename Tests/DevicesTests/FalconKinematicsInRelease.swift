import Devices
import Space
import TestSupport
import Testing

/// Positions of the grip, cranks' angles, forces and torques.
@Suite("a Falcon's kinematics") struct FalconKinematicsInRelease {
    static func locate(_ kinematics: inout FalconKinematics, _ counts: InlineArray<3, Double>) throws -> Vector {
        let place = kinematics.place(counts: counts)
        return try #require(place)
    }

    /// A place in the ball that the maker calls the workspace.
    static func place(_ random: inout SeededRandom) -> Vector {
        while true {
            let p = Vector(
                .random(in: -1...1, using: &random), .random(in: -1...1, using: &random),
                .random(in: -1...1, using: &random))
            if p.squaredLength <= 1 { return FalconGeometry.centre + p * FalconGeometry.reach }
        }
    }

    @Test("a place comes back within 1 µm over the whole workspace, from a cold start and from any place before")
    func roundTrip() throws {
        var random = SeededRandom(seed: 3)
        var worst = 0.0
        var warm = FalconKinematics()
        var lost = 0
        for _ in 0..<50_000 {
            let place = Self.place(&random)
            let counts = try #require(FalconKinematics.counts(at: place))
            var cold = FalconKinematics()
            // `warm` was anywhere in the workspace before: a jump as wide as there is.
            for found in [cold.place(counts: counts), warm.place(counts: counts)] {
                guard let found else {
                    lost += 1
                    continue
                }
                worst = max(worst, (found - place).length)
            }
        }
        #expect(lost == 0)
        #expect(worst < 1e-6, "\(worst)")
    }

    @Test("the counts come back too, to a thousandth of one")
    func counts() throws {
        var random = SeededRandom(seed: 4)
        for _ in 0..<20_000 {
            let exact = try #require(FalconKinematics.counts(at: Self.place(&random)))
            var whole = exact
            for leg in 0..<3 { whole[leg] = exact[leg].rounded() }
            var kinematics = FalconKinematics()
            let place = try Self.locate(&kinematics, whole)
            let back = try #require(FalconKinematics.counts(at: place))
            for leg in 0..<3 { #expect(abs(back[leg] - whole[leg]) < 1e-3) }
            // One count is 38 µm of the crank's end.
            #expect((place - FalconGeometry.centre).length < FalconGeometry.reach + 0.0002)
        }
    }

    @Test("a hand at 0.5 m/s is followed in at most five steps a tick, and never from the start again")
    func warmStart() throws {
        var random = SeededRandom(seed: 5)
        var most = 0
        for _ in 0..<200 {
            let (from, to) = (Self.place(&random), Self.place(&random))
            var kinematics = FalconKinematics()
            _ = kinematics.place(counts: try #require(FalconKinematics.counts(at: from)))
            let way = to - from
            let ticks = max(1, Int(way.length / 0.0005))
            for tick in 1...ticks {
                let place = from + way * (Double(tick) / Double(ticks))
                let found = try Self.locate(&kinematics, #require(FalconKinematics.counts(at: place)))
                #expect((found - place).length < 1e-6)
                most = max(most, kinematics.steps)
            }
        }
        #expect((1...5).contains(most), "\(most)")
    }

    @Test("counts that no grip can make give no place and no force, and the next that can are found")
    func hostile() throws {
        var random = SeededRandom(seed: 6)
        let middle = try #require(FalconKinematics.counts(at: FalconGeometry.centre))
        var nowhere = 0
        for _ in 0..<20_000 {
            var counts = InlineArray<3, Double>(repeating: 0)
            for leg in 0..<3 { counts[leg] = Double(Int16(truncatingIfNeeded: random.next())) }
            var kinematics = FalconKinematics()
            if let place = kinematics.place(counts: counts) {
                #expect(place.isFinite && place.length < 0.4)
            } else {
                nowhere += 1
            }
            let torques = kinematics.torques(for: Vector(8, -8, 8), counts: counts)
            for leg in 0..<3 { #expect(torques[leg].isFinite) }
            let found = try Self.locate(&kinematics, middle)
            #expect((found - FalconGeometry.centre).length < 1e-6)
        }
        #expect(nowhere > 1000)
    }

    @Test("torques are the place's change with the angles, measured by turning each crank a little")
    func jacobian() throws {
        var random = SeededRandom(seed: 7)
        for _ in 0..<2000 {
            let counts = try #require(FalconKinematics.counts(at: Self.place(&random)))
            var kinematics = FalconKinematics()
            _ = try Self.locate(&kinematics, counts)
            let force = Self.place(&random) * 40
            let torques = kinematics.torques(for: force, counts: counts)
            for leg in 0..<3 {
                var (before, after) = (counts, counts)
                before[leg] -= 0.5
                after[leg] += 0.5
                var (a, b) = (kinematics, kinematics)
                let way = try Self.locate(&b, after) - Self.locate(&a, before)
                let turn = way * (1 / FalconGeometry.radiansPerCount)
                #expect(abs(turn.dot(force) - torques[leg]) < 1e-4, "\(turn.dot(force)) \(torques[leg])")
            }
        }
    }

    @Test("a force is delivered within 1° of its direction, however far it is beyond the motors")
    func saturation() throws {
        var random = SeededRandom(seed: 8)
        var (saturated, worst) = (0, 1.0)
        for _ in 0..<20_000 {
            let counts = try #require(FalconKinematics.counts(at: Self.place(&random)))
            var kinematics = FalconKinematics()
            _ = try Self.locate(&kinematics, counts)
            let way = Self.place(&random) - FalconGeometry.centre
            let force = way.unit(or: Vector(1, 0, 0)) * .random(in: 1...1000, using: &random)
            let motors = FalconMotors(torques: kinematics.torques(for: force, counts: counts), scale: 1)
            for leg in 0..<3 { #expect(abs(Int(motors.values[leg])) <= 4096) }
            let felt = try #require(kinematics.force(of: motors.torques(scale: 1), counts: counts))
            worst = min(worst, felt.unit(or: .zero).dot(force.unit(or: .zero)))
            if motors.saturated {
                saturated += 1
                #expect(felt.length < force.length)
            } else {
                #expect((felt - force).length < 0.02 * force.length)
            }
        }
        #expect(saturated > 10_000)
        #expect(worst > 0.99985, "the cosine of 1° is 0.99985: \(worst)")
    }

    @Test("torques that are no numbers are no torques")
    func notANumber() {
        for bad in [Double.nan, .infinity, -.infinity] {
            var torques = InlineArray<3, Double>(repeating: 0.1)
            torques[1] = bad
            let motors = FalconMotors(torques: torques, scale: 1)
            for leg in 0..<3 { #expect(motors.values[leg] == 0) }
            let none = FalconKinematics().torques(
                for: Vector(0, bad, 0), counts: InlineArray(repeating: -200))
            for leg in 0..<3 { #expect(none[leg] == 0) }
        }
    }
}
