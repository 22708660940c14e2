/// A kind of number that is written with its unit. Values are SI once read.
public enum Quantity: String, Sendable, CaseIterable {
    case length, time, force, angle, volume, speed, stiffness, damping, slew, frequency, share, rate, flow, pressure
    case mass, dose, viscosity, energy
    case gradient, drag, compliance, density
    case angularSpeed = "angular speed"
    case age
    /// How long something is kept.
    case keeping = "time to keep"
    case massIndex = "body mass index"
    /// What each kg/m² adds to a thickness.
    case thickening
    /// How dense a CT shows a place: air −1000, water 0.
    case attenuation
    /// A plain number without a unit: punctures, stops.
    case count

    /// Units that may be written, the usual one first. `N·s/m` may be written `N*s/m`, µ as u.
    public var units: [Unit] {
        switch self {
        case .length: [Unit("mm", over: 1000), Unit("cm", over: 100), Unit("m"), Unit("µm", over: 1e6)]
        case .time: [Unit("s"), Unit("ms", over: 1000), Unit("min", 60), Unit("h", 3600), Unit("µs", over: 1e6)]
        case .force: [Unit("N"), Unit("mN", over: 1000)]
        case .angle: [Unit("deg", .pi, over: 180), Unit("rad"), Unit("mrad", over: 1000)]
        case .volume: [Unit("mL", over: 1e6), Unit("µL", over: 1e9), Unit("L", over: 1000)]
        case .speed: [Unit("mm/s", over: 1000), Unit("cm/s", over: 100), Unit("m/s")]
        case .stiffness: [Unit("N/m"), Unit("N/mm", 1000)]
        case .damping: [Unit("N·s/m")]
        case .slew: [Unit("N/s")]
        case .frequency: [Unit("Hz"), Unit("kHz", 1000)]
        case .share: [Unit("%", over: 100)]
        case .rate: [Unit("%/s", over: 100)]
        case .flow: [Unit("mL/s", over: 1e6), Unit("µL/s", over: 1e9)]
        case .pressure: [Unit("kPa", 1000), Unit("Pa"), Unit("MPa", 1e6), Unit("GPa", 1e9)]
        case .mass: [Unit("kg"), Unit("g", over: 1000), Unit("mg", over: 1e6), Unit("µg", over: 1e9)]
        case .dose: [Unit("mg/kg", over: 1e6), Unit("µg/kg", over: 1e9)]
        case .viscosity: [Unit("mPa·s", over: 1000), Unit("Pa·s")]
        case .energy: [Unit("mJ", over: 1000), Unit("J")]
        case .gradient: [Unit("N/mm²", 1e6), Unit("N/mm per cm", 1e5), Unit("N/m²")]
        case .drag: [Unit("N·s/m per mm", 1000), Unit("N·s/m²")]
        case .compliance: [Unit("µL/kPa", over: 1e12), Unit("m³/Pa")]
        case .density: [Unit("g/mL", 1000), Unit("mg/mL"), Unit("kg/m³")]
        case .angularSpeed: [Unit("deg/s", .pi, over: 180), Unit("rad/s")]
        case .age: [Unit("y")]
        case .keeping: [Unit("d", 86_400), Unit("y", 365.25 * 86_400)]
        case .massIndex: [Unit("kg/m²")]
        case .thickening: [Unit("mm per kg/m²", over: 1000)]
        case .attenuation: [Unit("HU")]
        case .count: [Unit("")]
        }
    }

    /// The name with its article, for sentences.
    var named: String {
        switch self {
        case .angle, .energy, .angularSpeed, .age, .attenuation: "an \(rawValue)"
        case .count: "a number"
        default: "a \(rawValue)"
        }
    }

    /// The units in a sentence.
    var unitList: LocalizedText { listed(units.map(\.name)) }

    /// The name in both languages.
    var title: LocalizedText {
        let ja =
            switch self {
            case .length: "長さ"
            case .time: "時間"
            case .force: "力"
            case .angle: "角度"
            case .volume: "体積"
            case .speed: "速さ"
            case .stiffness: "剛性"
            case .damping: "減衰"
            case .slew: "力の変化の速さ"
            case .frequency: "周波数"
            case .share: "割合"
            case .rate: "割合の変化の速さ"
            case .flow: "流量"
            case .pressure: "圧力"
            case .mass: "質量"
            case .dose: "体重あたりの量"
            case .viscosity: "粘度"
            case .energy: "エネルギー"
            case .gradient: "剛性の勾配"
            case .drag: "長さあたりの減衰"
            case .compliance: "コンプライアンス"
            case .density: "密度"
            case .angularSpeed: "角速度"
            case .age: "年齢"
            case .keeping: "保存期間"
            case .massIndex: "BMI"
            case .thickening: "BMIあたりの厚み"
            case .attenuation: "CT値"
            case .count: "数"
            }
        return LocalizedText(ja: ja, en: rawValue)
    }

    /// The unit that a written one stands for.
    func unit(written: String) -> Unit? {
        let plain = Unit.plain(written)
        return units.first { Unit.plain($0.name) == plain }
    }

    /// Another kind that has this unit.
    static func owner(ofUnit written: String) -> Quantity? {
        allCases.first { !written.isEmpty && $0.unit(written: written) != nil }
    }
}
