import Space

/// How much the tip strays from the straight way in: the standard deviation of its distance from the needle's line at
/// the puncture (Chen 2018). Updated value by value.
struct LateralSpread {
    private var entry = Vector.zero
    private var axis = Vector(0, 0, -1)
    private var count = 0.0
    private var mean = 0.0
    private var squares = 0.0

    /// m; nil before two values.
    var deviation: Double? { count > 1 ? (squares / count).squareRoot() : nil }

    mutating func begin(entry: Vector, axis: Vector) {
        self.entry = entry
        self.axis = axis
    }

    mutating func follow(_ tip: Vector) {
        let from = tip - entry
        let distance = (from - axis * from.dot(axis)).length
        count += 1
        let off = distance - mean
        mean += off / count
        squares += off * (distance - mean)
    }
}
