/// Where a chart's numbers lie on its paper, in points.
struct ChartFrame {
    static let width = 720.0
    static let height = 420.0
    static let left = 64.0
    private static let (right, top, bottom) = (18.0, 48.0, 52.0)
    static let middle = (left + width - right) / 2
    static let centre = (top + height - bottom) / 2

    private let across: ClosedRange<Double>
    private let up: ClosedRange<Double>

    init(_ chart: Chart) {
        let points = chart.curves.flatMap(\.points)
        let xs = points.map(\.x) + chart.bands.flatMap { [$0.x.lowerBound, $0.x.upperBound] }
        let ys = points.map(\.y) + chart.bands.flatMap { [$0.y.lowerBound, $0.y.upperBound] } + [0]
        across = Self.span(xs, pad: 0)
        up = Self.span(ys, pad: 0.06)
    }

    private static func span(_ values: [Double], pad: Double) -> ClosedRange<Double> {
        let (low, high) = (values.min() ?? 0, values.max() ?? 1)
        let room = max(1e-9, (high - low) * pad)
        return (low < 0 ? low - room : low)...(high + room)
    }

    /// A tenth of a point is fine enough.
    private static func short(_ x: Double) -> Double { (x * 10).rounded() / 10 }

    func x(_ value: Double) -> Double {
        let share = (value - across.lowerBound) / (across.upperBound - across.lowerBound)
        return Self.short(Self.left + share * (Self.width - Self.left - Self.right))
    }

    func y(_ value: Double) -> Double {
        let share = (value - up.lowerBound) / (up.upperBound - up.lowerBound)
        return Self.short(Self.height - Self.bottom - share * (Self.height - Self.top - Self.bottom))
    }

    /// Grid lines and their numbers.
    var axes: [String] {
        let foot = y(up.lowerBound)
        var parts = Self.ticks(across).map { tick in
            Chart.rectangle(x(tick), foot, 1, 5, "#222222")
                + Chart.text(FidelityTable.figure(tick), x(tick), foot + 19, "middle")
        }
        parts += Self.ticks(up).map { tick in
            let line = Chart.rectangle(
                Self.left, y(tick), Self.width - Self.left - Self.right, 1, tick == 0 ? "#222222" : "#e2e2e2")
            return line + Chart.text(FidelityTable.figure(tick), Self.left - 6, y(tick) + 4, "end")
        }
        return parts
    }

    /// Round numbers, four to nine of them.
    private static func ticks(_ range: ClosedRange<Double>) -> [Double] {
        let factors = [2.0, 2.5, 2.0]
        var step = 1e-6
        var index = 0
        while (range.upperBound - range.lowerBound) / step > 9 {
            step *= factors[index % 3]
            index += 1
        }
        let first = (range.lowerBound / step).rounded(.up)
        let last = (range.upperBound / step).rounded(.down)
        return stride(from: first, through: last, by: 1).map { $0 * step }
    }
}
