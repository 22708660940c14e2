import Glibc

extension Double {
    /// The angle whose sine this is, degrees: what the needle makes with the skin. Held to −90 … 90.
    var degreesFromSine: Double {
        asin(min(max(self, -1), 1)) * 180 / .pi
    }
}
