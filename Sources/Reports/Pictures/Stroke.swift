/// Which way the needle moves: in, or out.
enum Stroke: String, Sendable {
    case insertion, withdrawal

    /// The stroke of every point of a travel, m. A stroke ends once the needle has come back from its extreme by more
    /// than `reversal` (0.5 mm: an engineering choice, above tremor and recoil), and it ends where the needle last was
    /// within `rest` (0.1 mm: likewise) of that extreme: a needle that is held has not turned yet.
    static func along(_ travel: [Double], reversal: Double = 0.0005, rest: Double = 0.0001) -> [Stroke] {
        var strokes = [Stroke](repeating: .insertion, count: travel.count)
        var current = Stroke.insertion
        var extreme = -Double.infinity
        var turn = 0
        for (index, place) in travel.enumerated() {
            strokes[index] = current
            guard place.isFinite else { continue }
            let onward = current == .insertion ? place - extreme : extreme - place
            if extreme.isInfinite || onward >= 0 { extreme = place }
            if (place - extreme).magnitude <= rest {
                turn = index
            } else if -onward > reversal {
                current = current == .insertion ? .withdrawal : .insertion
                for later in (turn + 1)..<(index + 1) { strokes[later] = current }
                extreme = place
                turn = index
            }
        }
        return strokes
    }
}
