/// Where the hand's work goes until the tip is 10 mm deep.
///
/// Friction is the shaft's part. Of the tip's, tearing is what the yielding face and the cut tissue take and what is lost
/// when a face ruptures; spreading is what pushes tissue aside: stored in the dimple at the end, or relaxed away.
struct WorkShares {
    let tearing, spreading, friction: Double

    init(_ subject: Subject) {
        var bench = subject.deltoid()
        while (bench.points.last?.depth ?? 0) < 0.010, bench.travel < 0.020 {
            bench.tick(at: bench.travel + 0.000005, speed: 0.005)
        }
        var (tip, shaft, torn) = (0.0, 0.0, 0.0)
        for (a, b) in zip(bench.points, bench.points.dropFirst()) {
            let way = b.travel - a.travel
            let mean = (a.tip + b.tip) / 2
            tip += mean * way
            shaft += ((a.axial - a.tip) + (b.axial - b.tip)) / 2 * way
            // Where the tip advances through tissue, the force on it tears; a jump tears with the force that falls.
            torn += mean * max(0, b.depth - a.depth)
        }
        let all = tip + shaft
        tearing = torn / all
        spreading = (tip - torn) / all
        friction = shaft / all
    }
}
