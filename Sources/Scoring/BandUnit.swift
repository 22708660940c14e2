public import Authoring

/// The unit in which a band is written and a value is shown. Inside everything is SI.
public enum BandUnit: String, Sendable, CaseIterable {
    case degrees = "deg"
    case millimetres = "mm"
    case seconds = "s"
    case millimetresPerSecond = "mm/s"
    case percent = "%"
    /// How often.
    case count

    /// What kind of number it is.
    public var quantity: Quantity {
        switch self {
        case .degrees: .angle
        case .millimetres: .length
        case .seconds: .time
        case .millimetresPerSecond: .speed
        case .percent: .share
        case .count: .count
        }
    }

    /// As written behind a number; empty for counts.
    public var symbol: String { self == .count ? "" : rawValue }

    /// An SI number in this unit.
    public func number(_ si: Double) -> Double { unit.number(si: si) }

    /// An SI value as it is seen: `84.2 deg`.
    public func text(_ si: Double) -> String { with(symbol: fixed(number(si), decimals: decimals)) }

    /// An SI limit as its author would write it: `80 deg`.
    func limit(_ si: Double) -> String { unit.text(si: si) }

    /// An SI limit without its unit: the first of two.
    func plain(_ si: Double) -> String { symbol.isEmpty ? limit(si) : String(limit(si).dropLast(symbol.count + 1)) }

    private func with(symbol number: String) -> String { symbol.isEmpty ? number : "\(number) \(symbol)" }

    private var unit: Unit { quantity.units[0] }

    private var decimals: Int {
        switch self {
        case .degrees, .millimetres, .percent, .millimetresPerSecond: 1
        case .seconds: 2
        case .count: 0
        }
    }
}

/// A number with so many decimals.
func fixed(_ number: Double, decimals: Int) -> String {
    guard number.isFinite, abs(number) < 1e12 else { return "\(number)" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(number) * scale).rounded()
    let sign = number < 0 && scaled > 0 ? "-" : ""
    let whole = (scaled / scale).rounded(.down)
    guard decimals > 0 else { return sign + "\(Int64(whole))" }
    let part = "\(Int64((scaled - whole * scale).rounded()))"
    return sign + "\(Int64(whole))." + String(repeating: "0", count: decimals - part.count) + part
}
