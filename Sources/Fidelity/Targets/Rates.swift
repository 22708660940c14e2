/// The same way in and out at 1 kHz and at 4 kHz.
struct Rates {
    /// Largest difference outside 10 ms after a rupture, as a share of the peak.
    private(set) var difference = 0.0
    /// Largest difference between the instants of a rupture, located inside the tick, s.
    private(set) var apart = 0.0

    init(_ subject: Subject, speed: Double) {
        var slow = subject.deltoid()
        var fast = subject.deltoid()
        fast.period = 0.00025
        // Whole ticks, so that both turn round at one moment.
        let depth = (0.016 / (speed * 0.001)).rounded() * speed * 0.001 - 0.001
        for target in [depth, -0.001] {
            slow.move(to: target, speed: speed)
            fast.move(to: target, speed: speed)
        }
        let peak = slow.points.map(\.axial).max() ?? .nan
        let (there, here) = (fast.points.filter { $0.ruptured > 0 }, slow.points.filter { $0.ruptured > 0 })
        guard there.count == 2, here.count == 2 else {
            difference = .infinity
            apart = .infinity
            return
        }
        for (a, b) in zip(here, there) { apart = max(apart, abs(a.instant - b.instant)) }
        for (index, point) in slow.points.enumerated() where index * 4 + 3 < fast.points.count {
            let twin = fast.points[index * 4 + 3]
            // From the instant of the rupture: the tick before it counts.
            if there.contains(where: { point.time >= $0.instant && point.time < $0.instant + 0.010 }) { continue }
            difference = max(difference, abs(point.axial - twin.axial) / peak)
        }
    }
}
