/// How wide text is, from the widths of Helvetica that Adobe publishes with its core fonts (AFM, thousandths of an em).
///
/// Letters outside Latin count one em: that is what Japanese fonts do.
enum Typeface {
    /// Widths of the letters from space (32) to tilde (126).
    private static let helvetica: [Int] = [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
        556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
        556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
        500, 500, 500, 334, 260, 334, 584,
    ]
    /// Letters beyond ASCII that Helvetica has: code in WinAnsi, width.
    private static let others: [Unicode.Scalar: (code: UInt8, width: Int)] = [
        "°": (0xB0, 400), "±": (0xB1, 584), "×": (0xD7, 584), "·": (0xB7, 278), "–": (0x96, 556), "−": (0x96, 556),
    ]

    /// The code of a letter in WinAnsi and its width, or `nil` where Helvetica lacks it.
    static func latin(_ scalar: Unicode.Scalar) -> (code: UInt8, width: Int)? {
        if (32...126).contains(scalar.value) {
            return (UInt8(scalar.value), helvetica[Int(scalar.value) - 32])
        }
        return others[scalar]
    }

    /// Width in the unit of `size`. Bold letters are taken 7 % wider: the mean of Helvetica-Bold over Helvetica.
    static func width(of text: String, size: Double, isStrong: Bool = false) -> Double {
        let latinScale = isStrong ? 1.07 : 1
        return text.unicodeScalars.reduce(0) { sum, scalar in
            sum + (latin(scalar).map { Double($0.width) * latinScale } ?? 1000)
        } * size / 1000
    }
}
