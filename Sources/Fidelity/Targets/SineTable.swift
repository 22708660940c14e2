import Space

/// Sine and cosine of any number of turns.
enum SineTable {
    static func turn(_ turns: Double) -> CircularFunctions {
        CircularFunctions((turns - turns.rounded()) * 2 * Double.pi)
    }
}
