/// An area of a drawing that a value should lie in.
struct Band {
    var name: String
    var x: ClosedRange<Double>
    var y: ClosedRange<Double>
}
