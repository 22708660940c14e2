public import Space

/// How far one path is from an exemplar's, m. Both are first cut into equal steps of their own length.
public struct PathDeviation: Sendable, Equatable {
    /// How many points each path is cut to.
    public static let points = 100

    /// Root mean square of the distances between points at the same share of the way.
    public let rootMeanSquare: Double
    /// Dynamic time warping: the least sum of distances over all pairings that never run backward, over the points.
    public let warped: Double
    /// Discrete Fréchet: the least leash that both can be walked with.
    public let frechet: Double
    /// Hausdorff: the furthest that a point of one is from the other.
    public let hausdorff: Double

    /// Nil where a path has no two different points.
    public init?(_ path: [Vector], from exemplar: [Vector]) {
        guard let own = Self.even(path), let other = Self.even(exemplar) else { return nil }
        self.init(points: own, other)
    }

    /// Between points as they are, equally many or not; at least one each.
    public init?(points own: [Vector], _ other: [Vector]) {
        guard !own.isEmpty, !other.isEmpty else { return nil }
        let distances = own.map { a in other.map { (a - $0).length } }
        var sum = 0.0
        let shared = min(own.count, other.count)
        for index in 0..<shared { sum += distances[index][index] * distances[index][index] }
        rootMeanSquare = (sum / Double(shared)).squareRoot()
        let rows = distances.map { $0.min() ?? 0 }.max() ?? 0
        let columns = other.indices.map { column in distances.map { $0[column] }.min() ?? 0 }.max() ?? 0
        hausdorff = max(rows, columns)
        warped = Self.corner(distances) { $0 + $1 } / Double(own.count)
        frechet = Self.corner(distances) { max($0, $1) }
    }

    /// The value at the far corner, where each cell takes the best of its three neighbours.
    private static func corner(_ distances: [[Double]], _ join: (Double, Double) -> Double) -> Double {
        var before: [Double] = []
        for (row, line) in distances.enumerated() {
            var now: [Double] = []
            for (column, distance) in line.enumerated() {
                var best = Double.infinity
                if column > 0 { best = now[column - 1] }
                if row > 0 { best = min(best, before[column]) }
                if row > 0 && column > 0 { best = min(best, before[column - 1]) }
                now.append(row == 0 && column == 0 ? distance : join(best, distance))
            }
            before = now
        }
        return before.last ?? 0
    }

    /// A path as points at equal steps of its length. Nil where it has none.
    static func even(_ path: [Vector], count: Int = points) -> [Vector]? {
        var lengths = [0.0]
        for index in path.indices.dropFirst() {
            lengths.append(lengths[index - 1] + (path[index] - path[index - 1]).length)
        }
        guard let whole = lengths.last, whole > 0 else { return nil }
        var points: [Vector] = []
        var piece = 1
        for number in 0..<count {
            let way = whole * Double(number) / Double(count - 1)
            while piece < path.count - 1 && lengths[piece] < way { piece += 1 }
            let (from, to) = (lengths[piece - 1], lengths[piece])
            let share = to > from ? (way - from) / (to - from) : 0
            points.append(path[piece - 1] + (path[piece] - path[piece - 1]) * share)
        }
        return points
    }
}
