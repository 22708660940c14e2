public import Space

extension Anatomy {
    /// The highest point of a layer's outer face on a line along z, from 30 mm above the landmark to 90 mm below it; nil
    /// where there is none, or the face lies higher still. Right for a round limb and for a real patient. Not for the
    /// servo thread.
    /// - Parameter face: 0 skin, 1 fat, 2 fascia, 3 muscle, 4 bone.
    public func top(of face: Int, x: Double, y: Double) -> Vector? {
        let (top, bottom) = (0.03, -0.09)
        var (high, low) = (top, top)
        func inside(_ z: Double) -> Double { below(Vector(x, y, z))[face] }
        guard inside(top) < 0 else { return nil }
        repeat {
            high = low
            low -= 0.002
            guard low > bottom else { return nil }
        } while inside(low) < 0
        for _ in 0..<24 {
            let middle = (high + low) / 2
            if inside(middle) < 0 { high = middle } else { low = middle }
        }
        return Vector(x, y, (high + low) / 2)
    }
}
