/// One table of speed factors for each layer's outer face. Safe on the servo thread.
@usableFromInline
struct SpeedTables: BitwiseCopyable, Sendable {
    private var tables: InlineArray<6, SpeedTable>

    /// Not for the servo thread.
    init(_ layers: Layers) {
        tables = InlineArray(repeating: SpeedTable(exponent: 0))
        for layer in 1..<5 { tables[layer] = SpeedTable(exponent: layers[layer].speedExponent) }
    }

    @_noLocks func factor(_ layer: Int, _ speed: Double) -> Double { tables[layer].factor(speed) }
}
