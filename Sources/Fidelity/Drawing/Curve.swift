/// A line of a drawing: what it shows and its points.
struct Curve {
    var name: String
    var points: [(x: Double, y: Double)]
    /// What the other curves are compared with: dashed, so that one under it is seen.
    var isReference = false
}
