import Collision
import Space

/// Fits a chart to the skin of a field: a round one first, then the cubic relief that is left.
struct SkinFit {
    let chart: SkinChart

    init(_ field: BoundaryField) {
        var places: [Vector] = []
        let reach = SkinRelief.reach
        for row in -9...9 {
            for column in -9...9 {
                let (x, y) = (Double(column) * reach / 9, Double(row) * reach / 9)
                if let z = Self.height(x, y, field) { places.append(Vector(x, y, z)) }
            }
        }
        let radius = Self.radius(places)
        let round = SkinChart(radius: radius)
        // The heights above the round skin, at the chart's own places.
        let rows = places.map { place -> (terms: [Double], value: Double) in
            let under = round.under(place)
            let (u, v) = (under.x / reach, under.y / reach)
            // What lies near the landmark counts most.
            let weight = 1 / (1 + 16 * (u * u + v * v) * (u * u + v * v))
            return (
                [1, u, v, u * u, u * v, v * v, u * u * u, u * u * v, u * v * v, v * v * v].map { $0 * weight },
                under.height * weight
            )
        }
        let terms = Self.leastSquares(rows)
        chart = SkinChart(radius: radius, relief: SkinRelief(terms))
    }

    /// Where the skin lies over x, y; `nil` where the field shows none.
    static func height(_ x: Double, _ y: Double, _ field: BoundaryField) -> Double? {
        let top = field.origin.z + Double(field.sizes.z - 1) * field.spacing
        var before: Float = -1
        var z = top
        while z > field.origin.z {
            let inside = field.sample(Vector(x, y, z))[0]
            if inside >= 0 {
                guard z < top else { return nil }
                return z + 0.0005 * Double(inside / max(inside - before, 1e-9))
            }
            before = inside
            z -= 0.0005
        }
        return nil
    }

    /// The radius about an axis along y below the landmark, m: from how the skin falls away to both sides.
    private static func radius(_ places: [Vector]) -> Double {
        var (falls, squares) = (0.0, 0.0)
        for place in places where abs(place.y) < 0.012 {
            falls -= place.z * place.x * place.x
            squares += place.x * place.x * place.x * place.x
        }
        // z = −x² / 2R
        let curvature = squares > 0 ? 2 * falls / squares : 0
        return curvature > 1 / 0.5 ? max(0.030, 1 / curvature) : 0.5
    }

    /// Ten terms that fit best, by the normal equations; a trace of damping keeps them finite where places are few.
    private static func leastSquares(_ rows: [(terms: [Double], value: Double)]) -> InlineArray<10, Double> {
        var matrix = [[Double]](repeating: [Double](repeating: 0, count: 11), count: 10)
        for row in rows {
            for i in 0..<10 {
                for j in 0..<10 { matrix[i][j] += row.terms[i] * row.terms[j] }
                matrix[i][10] += row.terms[i] * row.value
            }
        }
        for i in 0..<10 { matrix[i][i] += 1e-6 }
        for pivot in 0..<10 {
            let best = (pivot..<10).max { abs(matrix[$0][pivot]) < abs(matrix[$1][pivot]) } ?? pivot
            matrix.swapAt(pivot, best)
            for row in 0..<10 where row != pivot {
                let share = matrix[row][pivot] / matrix[pivot][pivot]
                for column in pivot..<11 { matrix[row][column] -= share * matrix[pivot][column] }
            }
        }
        var terms = InlineArray<10, Double>(repeating: 0)
        for i in 0..<10 { terms[i] = matrix[i][10] / matrix[i][i] }
        return terms
    }
}
