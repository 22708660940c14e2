/// One table of speed factors for each tissue's outer face. Safe on the servo thread.
@usableFromInline
struct SpeedTables: BitwiseCopyable, Sendable {
    private var tables: InlineArray<7, SpeedTable>

    /// Not for the servo thread.
    init(_ layers: Layers, _ needle: NeedleMechanics) {
        func table(_ exponent: Double) -> SpeedTable {
            SpeedTable(exponent: exponent, from: needle.slowest, to: needle.fastest)
        }
        tables = InlineArray(repeating: table(0))
        for tissue in [1, 2, 3, 4, 6] { tables[tissue] = table(layers[tissue].speedExponent) }
    }

    /// Changes nothing: where it may not, the compiler copies all tables for one number.
    @_noLocks mutating func factor(_ tissue: Int, _ speed: Double) -> Double { tables[tissue].factor(speed) }
}
