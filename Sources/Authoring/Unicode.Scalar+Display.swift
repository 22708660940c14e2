extension Unicode.Scalar {
    /// Columns on a terminal: 2 for Chinese, Japanese, Korean and emoji, 0 for marks that sit on the one before.
    public var displayWidth: Int {
        if isZeroWidth { return 0 }
        return Self.wide.contains { $0.contains(value) } ? 2 : 1
    }

    /// C0 and C1 controls, and what no text file should hold: invisible separators and non-characters.
    var isControl: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private var isZeroWidth: Bool {
        switch value {
        case 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F: true
        case 0..<0x300: false
        default:
            switch properties.generalCategory {
            case .nonspacingMark, .enclosingMark: true
            default: false
            }
        }
    }

    /// East Asian Wide and Fullwidth, Unicode Standard Annex 11.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x25FD...0x25FE, 0x2614...0x2615,
        0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1, 0x26BD...0x26BE, 0x26D4...0x26D4,
        0x2705...0x2705, 0x274C...0x274C, 0x2753...0x2755, 0x2795...0x2797, 0x2E80...0x303E, 0x3041...0x33FF,
        0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
        0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
}
