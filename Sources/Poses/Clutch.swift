import Space

/// Re-seats a small workspace: while the clutch is down the needle stays and the hand comes back to the middle.
///
/// It takes hold where the button goes down outside tissue; in tissue it does nothing, also not once the needle is out
/// again, until the button goes down anew. Translation stays 1:1. Safe on the servo thread.
struct Clutch: BitwiseCopyable, Sendable {
    /// The needle stays; force fades to none.
    private(set) var isEngaged = false
    private var offset = Vector.zero
    private var isMoved = false
    private var held = Vector.zero
    private var wasPressed = false

    @_noLocks init() {}

    /// Where the needle's tip is, m.
    /// - Parameters:
    ///   - place: where the hand would have it without any clutch, m.
    ///   - isPressed: the button is down.
    ///   - chart: the skin.
    @_noLocks mutating func seat(_ place: Vector, isPressed: Bool, over chart: SkinChart) -> Vector {
        let tip = isMoved ? place + offset : place
        if isPressed && !wasPressed && chart.under(tip).height > 0 {
            isEngaged = true
            held = tip
        }
        wasPressed = isPressed
        guard isEngaged else { return tip }
        offset = held - place
        isMoved = true
        isEngaged = isPressed
        return held
    }
}
