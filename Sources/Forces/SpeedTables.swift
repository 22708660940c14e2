/// One table of speed factors for each tissue's outer face. Safe on the servo thread.
@usableFromInline
struct SpeedTables: BitwiseCopyable, Sendable {
    private var tables: InlineArray<7, SpeedTable>

    /// Not for the servo thread.
    init(_ layers: Layers) {
        tables = InlineArray(repeating: SpeedTable(exponent: 0))
        for tissue in [1, 2, 3, 4, 6] { tables[tissue] = SpeedTable(exponent: layers[tissue].speedExponent) }
    }

    /// Changes nothing: where it may not, the compiler copies all tables for one number.
    @_noLocks mutating func factor(_ tissue: Int, _ speed: Double) -> Double { tables[tissue].factor(speed) }
}
