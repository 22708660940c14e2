/// Friction of one layer on the shaft: elasto-plastic bristles driven by slip, which neither drift nor chatter.
///
/// Safe on the servo thread.
struct Shaft: BitwiseCopyable, Sendable {
    private var bend = 0.0
    private var memory = 0.0
    private var slid = 0.0

    @_noLocks init() {}

    /// Friction in N for `length` metres of shaft after `slip` metres; positive against insertion.
    @_noLocks mutating func slide(
        by slip: Double, length: Double, tissue: Tissue, needle: inout NeedleMechanics, speed: Double, period: Double
    ) -> Double {
        let speedHere = slip / period
        let rest = needle.restSpeed * needle.restSpeed
        memory /= 1 + period / needle.restTime * rest / (rest + speedHere * speedHere)
        let before = bend
        let wanted = bend + slip
        // The way in and the way out may rub differently, each with its own breakaway.
        let rubbing = wanted > 0 ? tissue.inward : tissue.outward
        let limit = (rubbing.sticking - (rubbing.sticking - 1) * min(1, slid / needle.breakaway)) * needle.bristle
        bend = max(-limit, min(limit, wanted))
        memory += needle.restShare * (bend - before)
        let plastic = abs(wanted - bend)
        if plastic > 0 {
            slid += plastic
            memory += (needle.restShare * bend - memory) * min(1, plastic / needle.breakaway)
        }
        if (bend > 0) != (before > 0) { slid = 0 }
        let share = max(-limit, min(limit, (1 - needle.restShare) * bend + memory))
        let drag = speed > 0 ? tissue.inward.drag : tissue.outward.drag
        let friction = share > 0 ? tissue.inward.friction : tissue.outward.friction
        return friction * length * share / needle.bristle + drag * length * speed
    }

    /// Nothing of the shaft is in this layer any more.
    @_noLocks mutating func leave() {
        bend = 0
        memory = 0
        slid = 0
    }
}
