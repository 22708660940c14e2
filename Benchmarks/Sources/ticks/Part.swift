/// A part of the work of a run that is done over and over.
class Part {
    /// Keeps the work from being left out.
    var sum = 0.0

    /// Does it `count` times.
    func go(_ count: Int) { fatalError("each part says what it does") }
}
