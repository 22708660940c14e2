/// A line of a drawing: what it shows and its points.
struct Curve {
    var name: String
    var points: [(x: Double, y: Double)]
}
