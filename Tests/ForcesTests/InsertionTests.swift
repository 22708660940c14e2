import Collision
import Forces
import Patients
import Testing

@Suite struct InsertionTests {
    /// Largest axial force until the skin gives way, N.
    func skinPeak(_ patient: Patient, speed: Double = 0.005, degrees: Double = 90) -> Double {
        var run = Insertion(patient, degrees: degrees)
        run.move(to: 0.006, speed: speed)
        let at = run.points.firstIndex { $0.ruptured == 1 } ?? 0
        return run.points[...at].map(\.axial).max() ?? 0
    }

    @Test("the skin gives way within its range for four gauges, and thicker needles need more")
    func gauges() {
        let peaks = [22, 23, 25, 27, 30].map { skinPeak(usual(gauge: $0)) }
        #expect((0.45...1.70).contains(peaks[0]))
        #expect((0.40...1.50).contains(peaks[1]))
        #expect((0.30...1.20).contains(peaks[2]))
        #expect((0.25...1.00).contains(peaks[3]))
        for (thick, thin) in zip(peaks, peaks.dropFirst()) { #expect(thick > thin) }
    }

    @Test("a dry needle needs half again to three times the force")
    func dry() {
        let ratio = skinPeak(usual(tip: .dry)) / skinPeak(usual())
        #expect((1.5...3.0).contains(ratio), "\(ratio)")
    }

    @Test("skin resists a faster needle a little more")
    func speed() {
        let ratio = skinPeak(usual(), speed: 0.019) / skinPeak(usual(), speed: 0.002)
        #expect((1.0...1.35).contains(ratio), "\(ratio)")
    }

    @Test("an oblique needle needs about the same force")
    func oblique() {
        let ratio = skinPeak(usual(), degrees: 45) / skinPeak(usual())
        #expect((0.8...1.25).contains(ratio), "\(ratio)")
    }

    @Test("skin and fascia give two peaks, spaced by skin, fat and the two dimples")
    func twoPeaks() throws {
        var run = Insertion(usual())
        run.move(to: 0.015, speed: 0.005)
        let ruptures = run.points.indices.filter { run.points[$0].ruptured > 0 }
        try #require(ruptures.map { run.points[$0].ruptured } == [1, 3])
        let skin = run.points[ruptures[0] - 1]
        let fascia = run.points[ruptures[1] - 1]
        let expected = 0.0065 + fascia.dimple - skin.dimple
        #expect(abs(fascia.travel - skin.travel - expected) < 0.001)
    }

    @Test("when the skin gives way the force falls by 0.15 to 0.60 N within 5 ms, and the tip jumps forward")
    func recoil() throws {
        var run = Insertion(usual())
        run.move(to: 0.006, speed: 0.005)
        let at = try #require(run.points.firstIndex { $0.ruptured == 1 })
        let fall = run.points[at - 1].axial - run.points[at + 4].axial
        #expect((0.15...0.60).contains(fall), "\(fall)")
        let jump = run.points[at + 4].depth - run.points[at - 1].depth
        #expect((0.0007...0.0016).contains(jump), "\(jump)")
    }

    @Test("a needle drawn out of 25 mm is held back by 0.05 to 0.30 N and never pushed out")
    func withdrawal() {
        var run = Insertion(usual(length: 0.038))
        run.move(to: 0.025, speed: 0.005)
        let inside = run.points.count
        run.move(to: -0.001, speed: 0.005)
        let least = run.points[inside...].map(\.axial).min() ?? 0
        #expect((-0.30 ... -0.05).contains(least), "\(least)")
    }

    @Test("the same track is cut once: no second peak and less than 60 % of the work")
    func trackMemory() {
        var run = Insertion(usual())
        func work(_ from: Int) -> Double {
            zip(run.points[from...], run.points[(from + 1)...])
                .map { ($0.axial + $1.axial) / 2 * ($1.travel - $0.travel) }.reduce(0, +)
        }
        run.move(to: 0.015, speed: 0.005)
        let first = work(0)
        run.move(to: -0.001, speed: 0.005)
        let again = run.points.count
        run.move(to: 0.015, speed: 0.005)
        #expect(run.points[again...].allSatisfy { $0.ruptured == 0 })
        #expect(work(again) < 0.6 * first)
    }

    @Test("bone stops the tip, and the reaction ends at the load that bends the needle")
    func bone() {
        let patient = usual(length: 0.038)
        var run = Insertion(patient)
        run.move(to: 0.034, speed: 0.02)
        let deepest = run.points.map(\.depth).max() ?? 0
        #expect(abs(deepest - patient.anatomy.depths[4]) < 1e-6)
        let largest = run.points.map(\.tip).max() ?? 0
        #expect(largest <= patient.needle.eulerLoad + 1e-9)
        #expect(largest > 0.9 * patient.needle.eulerLoad)
        #expect(abs(patient.needle.eulerLoad - 1.06) < 0.05)
    }

    @Test("no layer is tunnelled at 280 mm/s, and depth and dimple always add up to travel")
    func fast() {
        for speed in [0.004, 0.05, 0.28] {
            var run = Insertion(usual())
            run.move(to: 0.020, speed: speed)
            #expect(run.points.filter { $0.ruptured > 0 }.map(\.ruptured) == [1, 3])
            for point in run.points where point.travel > 0 {
                #expect(abs(point.depth + point.dimple - point.travel) < 1e-9)
            }
        }
    }

    @Test(
        "1 kHz and 4 kHz agree within 3 % of the peak outside 10 ms after a rupture, in and out",
        arguments: [0.004, 0.05, 0.28])
    func rates(speed: Double) {
        var slow = Insertion(usual())
        var fast = Insertion(usual())
        fast.period = 0.00025
        // Whole ticks, so that both turn round at one moment.
        let depth = (0.016 / (speed * 0.001)).rounded() * speed * 0.001 - 0.001
        for target in [depth, -0.001] {
            slow.move(to: target, speed: speed)
            fast.move(to: target, speed: speed)
        }
        let peak = slow.points.map(\.axial).max() ?? 1
        let ruptures = fast.points.filter { $0.ruptured > 0 }.map(\.time)
        #expect(ruptures.count == 2)
        for (index, point) in slow.points.enumerated() {
            guard index * 4 + 3 < fast.points.count else { break }
            let twin = fast.points[index * 4 + 3]
            // The tick of 4 kHz in which it gave way ends at most 0.25 ms after it.
            if ruptures.contains(where: { point.time > $0 - 0.00025 && point.time < $0 + 0.010 }) { continue }
            #expect(abs(point.axial - twin.axial) < 0.03 * peak, "\(point.time) s: \(point.axial) and \(twin.axial) N")
        }
    }
}
