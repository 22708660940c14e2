import Space

/// Numbers on a regular grid, x fastest.
struct Volume {
    let width, height, depth: Int
    var values: [Float]

    init(_ width: Int, _ height: Int, _ depth: Int, _ values: [Float]) {
        (self.width, self.height, self.depth) = (width, height, depth)
        self.values = values
    }

    /// Each number with a quarter of each neighbour, along x, y and z in turn: a bell of 0.7 steps.
    mutating func blur() {
        for (step, count) in [(1, width), (width, height), (width * height, depth)] where count > 1 {
            let before = values
            unsafe before.withUnsafeBufferPointer { old in
                unsafe values.withUnsafeMutableBufferPointer { new in
                    for index in 0..<old.count {
                        let place = index / step % count
                        let low = unsafe old[place > 0 ? index - step : index]
                        let high = unsafe old[place < count - 1 ? index + step : index]
                        unsafe new[index] = 0.5 * old[index] + 0.25 * (low + high)
                    }
                }
            }
        }
    }

    /// The number at a place between voxels; outside the volume `outside`.
    func sample(_ place: Vector, outside: Float) -> Float {
        guard place.x > -0.5, place.y > -0.5, place.z > -0.5, place.x < Double(width) - 0.5,
            place.y < Double(height) - 0.5, place.z < Double(depth) - 0.5
        else { return outside }
        let x = max(0, min(Double(width - 1) - 1e-6, place.x))
        let y = max(0, min(Double(height - 1) - 1e-6, place.y))
        let z = max(0, min(Double(depth - 1) - 1e-6, place.z))
        let (ix, iy, iz) = (Int(x), Int(y), Int(z))
        let (fx, fy, fz) = (Float(x - Double(ix)), Float(y - Double(iy)), Float(z - Double(iz)))
        let row = height > 1 ? width : 0
        let slab = depth > 1 ? width * height : 0
        let base = (iz * height + iy) * width + ix
        return unsafe values.withUnsafeBufferPointer { v in
            let a = unsafe v[base] + (v[base + 1] - v[base]) * fx
            let b = unsafe v[base + row] + (v[base + row + 1] - v[base + row]) * fx
            let c = unsafe v[base + slab] + (v[base + slab + 1] - v[base + slab]) * fx
            let d = unsafe v[base + slab + row] + (v[base + slab + row + 1] - v[base + slab + row]) * fx
            return (a + (b - a) * fy) + ((c + (d - c) * fy) - (a + (b - a) * fy)) * fz
        }
    }
}
