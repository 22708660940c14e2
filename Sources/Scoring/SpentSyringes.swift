import Collision
import Servo

/// What came out of the syringes that were put aside for a new one. Frames tell the sum of all; a score is about the last.
struct SpentSyringes {
    /// Shares of the content, by layer.
    private var delivered = InlineArray<6, Double>(repeating: 0)
    private var leaked = 0.0
    private var intravenous = 0.0
    private var blood = 0.0
    private(set) var isAny = false

    /// A new syringe is taken.
    ///
    /// - Parameter frame: without what was spent before.
    mutating func putAside(_ frame: Frame) {
        for layer in 0..<6 { delivered[layer] += frame.delivered[layer] }
        leaked += frame.leaked
        intravenous += frame.intravenous
        blood += frame.blood
        isAny = true
    }

    /// A frame as if only the syringe of now had ever been there.
    func without(_ frame: Frame) -> Frame {
        var own = frame
        for layer in 0..<6 { own.delivered[layer] -= delivered[layer] }
        own.leaked -= leaked
        own.intravenous -= intravenous
        own.blood -= blood
        return own
    }

    /// Share of the content that went into tissue, and stayed.
    var inTissue: Double {
        var sum = 0.0
        for layer in 1..<6 { sum += delivered[layer] }
        return sum
    }
}
