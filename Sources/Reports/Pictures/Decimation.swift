/// Thins a curve for drawing without losing its extremes.
///
/// The points are cut into buckets of neighbours; of each bucket the first, the last, and the lowest and highest of
/// every quantity stay. So every peak of the whole curve, and of every bucket, is still there.
enum Decimation {
    /// The indices that stay, in order, at most `limit` of them (`limit` ≥ 2 + 2 per quantity).
    static func indices(count: Int, limit: Int, of quantities: [(Int) -> Double]) -> [Int] {
        guard count > limit else { return Array(0..<max(count, 0)) }
        let buckets = max(1, limit / (2 + 2 * quantities.count))
        var kept: [Int] = []
        for bucket in 0..<buckets {
            let range = (bucket * count / buckets)..<((bucket + 1) * count / buckets)
            guard let first = range.first, let last = range.last else { continue }
            var chosen: Set<Int> = [first, last]
            for quantity in quantities {
                let finite = range.filter { quantity($0).isFinite }
                if let lowest = finite.min(by: { quantity($0) < quantity($1) }) { chosen.insert(lowest) }
                if let highest = finite.max(by: { quantity($0) < quantity($1) }) { chosen.insert(highest) }
            }
            kept += chosen.sorted()
        }
        return kept
    }
}
