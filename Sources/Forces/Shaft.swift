/// Friction of one layer on the shaft: elasto-plastic bristles driven by slip, which neither drift nor chatter.
///
/// Safe on the servo thread.
struct Shaft: BitwiseCopyable, Sendable {
    /// Slip over which static friction falls to kinetic, m.
    static var breakaway: Double { @_noLocks get { 0.0003 } }
    /// Share of the friction that fades at rest, and its time, s (assumed).
    static var fading: Double { @_noLocks get { 0.3 } }
    static var fadeTime: Double { @_noLocks get { 2 } }
    /// Speed below which the shaft counts as resting, m/s (assumed).
    static var restSpeed: Double { @_noLocks get { 0.0002 } }

    private var bend = 0.0
    private var memory = 0.0
    private var slid = 0.0

    @_noLocks init() {}

    /// Friction in N for `length` metres of shaft after `slip` metres; positive against insertion.
    @_noLocks mutating func slide(
        by slip: Double, length: Double, tissue: Tissue, bristle: Double, speed: Double, period: Double
    ) -> Double {
        let speedHere = slip / period
        let rest = Self.restSpeed * Self.restSpeed
        memory /= 1 + period / Self.fadeTime * rest / (rest + speedHere * speedHere)
        let limit = (tissue.sticking - (tissue.sticking - 1) * min(1, slid / Self.breakaway)) * bristle
        let before = bend
        let wanted = bend + slip
        bend = max(-limit, min(limit, wanted))
        memory += Self.fading * (bend - before)
        let plastic = abs(wanted - bend)
        if plastic > 0 {
            slid += plastic
            memory += (Self.fading * bend - memory) * min(1, plastic / Self.breakaway)
        }
        if (bend > 0) != (before > 0) { slid = 0 }
        let share = max(-limit, min(limit, (1 - Self.fading) * bend + memory))
        return tissue.friction * length * share / bristle + tissue.drag * length * speed
    }

    /// Nothing of the shaft is in this layer any more.
    @_noLocks mutating func leave() {
        bend = 0
        memory = 0
        slid = 0
    }
}
