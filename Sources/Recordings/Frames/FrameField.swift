/// One number of a frame: how it is called in tables and recordings, and in which unit.
///
/// A recording's number of a field never changes and is never given to another: old recordings stay readable.
struct FrameField: Sendable {
    /// What a table writes. Recordings and digests hold the number as it is, in SI.
    enum Unit: Sendable {
        case none, metres, metresPerSecond, newtons, share, sharePerSecond, pascals, newtonMetres
        /// Whole nanoseconds.
        case milliseconds, microseconds

        /// After the name of a table's column.
        var suffix: String {
            switch self {
            case .none: ""
            case .metres: "_mm"
            case .metresPerSecond: "_mm_per_s"
            case .newtons: "_N"
            case .share: "_share"
            case .sharePerSecond: "_share_per_s"
            case .pascals: "_Pa"
            case .newtonMetres: "_N_m"
            case .milliseconds: "_ms"
            case .microseconds: "_us"
            }
        }
    }

    /// In the protobuf message.
    let number: Int
    /// `tip`, and of which part: `x`. Empty where it has no parts.
    private let base, part: StaticString
    let unit: Unit

    init(_ number: Int, _ base: StaticString, _ part: StaticString = "", _ unit: Unit = .none) {
        self.number = number
        self.base = base
        self.part = part
        self.unit = unit
    }

    /// In recordings: `tip_x`.
    var name: String { part.utf8CodeUnitCount == 0 ? "\(base)" : "\(base)_\(part)" }
    /// In tables: `tip_x_mm`.
    var column: String { name + unit.suffix }
}
