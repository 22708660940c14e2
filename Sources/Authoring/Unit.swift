/// A unit of a quantity, with its size in SI.
public struct Unit: Sendable, Equatable {
    /// As it is written: `mm/s`.
    public let name: String
    private let factor: Double
    private let divisor: Double

    /// One unit is `factor / divisor` in SI; kept apart so that `25 mm` is the nearest number to 0.025.
    init(_ name: String, _ factor: Double = 1, over divisor: Double = 1) {
        self.name = name
        self.factor = factor
        self.divisor = divisor
    }

    /// A number in this unit, in SI.
    public func si(_ number: Double) -> Double { number * factor / divisor }
    /// An SI number in this unit.
    public func number(si value: Double) -> Double { value * divisor / factor }

    /// An SI value as text in this unit: `25 mm`.
    public func text(si value: Double) -> String {
        name.isEmpty ? Authoring.text(of: number(si: value)) : "\(Authoring.text(of: number(si: value))) \(name)"
    }

    /// One spelling of the dots, the micro sign, the litre and the degree.
    static func plain(_ written: String) -> String {
        if written == "°" { return "deg" }
        var text = ""
        for scalar in written.unicodeScalars {
            switch scalar {
            case "\u{22C5}", "\u{2219}", "*", "\u{30FB}", "\u{FF65}": text += "·"
            case "\u{03BC}", "u": text += "µ"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text.hasPrefix("ml") || text.hasPrefix("µl") || text == "l" ? text.replacingLitre() : text
    }
}

extension String {
    /// `ml` and `l` mean `mL` and `L`.
    fileprivate func replacingLitre() -> String {
        var done = false
        return String(
            map { character in
                if character == "l", !done {
                    done = true
                    return "L"
                }
                return character
            })
    }
}
