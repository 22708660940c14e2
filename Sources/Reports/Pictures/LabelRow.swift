/// Moves labels along one line until none overlaps its neighbour.
enum LabelRow {
    /// Centres of labels as near as may be to the wished ones, in the same order of places.
    ///
    /// Where the row is too short for them all they share it evenly.
    /// - Parameters: wished centres and widths, px; `bounds` of the row, px; `gap` between neighbours, px.
    static func placed(
        _ wished: [Double], widths: [Double], in bounds: ClosedRange<Double>, gap: Double = 4
    ) -> [Double] {
        guard !wished.isEmpty else { return [] }
        let order = wished.indices.sorted { wished[$0] < wished[$1] }
        let needed = widths.reduce(0) { $0 + $1 } + gap * Double(widths.count - 1)
        let length = bounds.upperBound - bounds.lowerBound
        let squeeze = needed > length ? length / needed : 1
        func half(_ index: Int) -> Double { (widths[index] + gap) * squeeze / 2 }

        var centres = wished
        var limit = bounds.lowerBound - gap * squeeze / 2
        for index in order {
            centres[index] = max(centres[index], limit + half(index))
            limit = centres[index] + half(index)
        }
        limit = bounds.upperBound + gap * squeeze / 2
        for index in order.reversed() {
            centres[index] = min(centres[index], limit - half(index))
            limit = centres[index] - half(index)
        }
        return centres
    }
}
