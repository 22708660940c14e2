/// Turns a share (0 outside … 1 inside) into the distance to where it is ½, in steps of the grid, positive inside.
///
/// Points beside the surface get their distance from the share's own growth; the rest follows from |∇distance| = 1 by
/// sweeping the grid in its eight orders (fast sweeping, first order).
struct DistanceSweep {
    private let width, height, depth: Int
    private var distance: [Float]
    private var isFixed: [Bool]
    private let isInside: [Bool]
    private static let far: Float = 1000

    init(_ share: Volume) {
        (width, height, depth) = (share.width, share.height, share.depth)
        distance = [Float](repeating: Self.far, count: share.values.count)
        isFixed = [Bool](repeating: false, count: share.values.count)
        isInside = share.values.map { $0 >= 0.5 }
        begin(share)
        guard isFixed.contains(true) else { return }
        for order in 0..<8 { sweep(order) }
    }

    /// Distances with their sign; ``far`` where there is no surface at all.
    var signed: [Float] {
        var signed = distance
        for index in signed.indices where !isInside[index] { signed[index] = -signed[index] }
        return signed
    }

    private mutating func begin(_ share: Volume) {
        let (row, slab) = (width, width * height)
        unsafe share.values.withUnsafeBufferPointer { v in
            var index = 0
            for z in 0..<depth {
                for y in 0..<height {
                    for x in 0..<width {
                        let here = unsafe v[index]
                        let inside = here >= 0.5
                        func growth(_ step: Int, _ place: Int, _ count: Int, _ crosses: inout Bool) -> Float {
                            let low = unsafe place > 0 ? v[index - step] : here
                            let high = unsafe place < count - 1 ? v[index + step] : here
                            if (low >= 0.5) != inside || (high >= 0.5) != inside { crosses = true }
                            // The steeper side where the surface is: a mean of both would flatten thin sheets.
                            let (down, up) = (here - low, high - here)
                            return (low >= 0.5) != inside
                                ? ((high >= 0.5) != inside && abs(up) > abs(down) ? up : down)
                                : ((high >= 0.5) != inside ? up : 0.5 * (down + up))
                        }
                        var crosses = false
                        let gx = growth(1, x, width, &crosses)
                        let gy = growth(row, y, height, &crosses)
                        let gz = growth(slab, z, depth, &crosses)
                        if crosses {
                            let steep = (gx * gx + gy * gy + gz * gz).squareRoot()
                            distance[index] = min(1.5, abs(here - 0.5) / max(steep, 1e-4))
                            isFixed[index] = true
                        }
                        index += 1
                    }
                }
            }
        }
    }

    private mutating func sweep(_ order: Int) {
        let (row, slab) = (width, width * height)
        let (width, height, depth) = (width, height, depth)
        unsafe isFixed.withUnsafeBufferPointer { fixed in
            unsafe distance.withUnsafeMutableBufferPointer { d in
                for rank in 0..<depth {
                    let z = order & 1 == 0 ? rank : depth - 1 - rank
                    for file in 0..<height {
                        let y = order & 2 == 0 ? file : height - 1 - file
                        for place in 0..<width {
                            let x = order & 4 == 0 ? place : width - 1 - place
                            let index = z * slab + y * row + x
                            if unsafe fixed[index] { continue }
                            let a = unsafe min(x > 0 ? d[index - 1] : Self.far, x < width - 1 ? d[index + 1] : Self.far)
                            let b = unsafe min(
                                y > 0 ? d[index - row] : Self.far, y < height - 1 ? d[index + row] : Self.far)
                            let c = unsafe min(
                                z > 0 ? d[index - slab] : Self.far, z < depth - 1 ? d[index + slab] : Self.far)
                            let next = Self.arrival(a, b, c)
                            if unsafe next < d[index] { unsafe d[index] = next }
                        }
                    }
                }
            }
        }
    }

    /// The distance that follows from the nearest known one along each axis.
    private static func arrival(_ a: Float, _ b: Float, _ c: Float) -> Float {
        let least = min(a, min(b, c))
        let most = max(a, max(b, c))
        let middle = a + b + c - least - most
        let one = least + 1
        if one <= middle || middle >= far { return one }
        let two = 0.5 * (least + middle + max(0, 2 - (least - middle) * (least - middle)).squareRoot())
        if two <= most || most >= far { return two }
        let sum = least + middle + most
        let square = least * least + middle * middle + most * most
        return (sum + max(0, sum * sum - 3 * (square - 1)).squareRoot()) / 3
    }
}
