import Space

/// The plunger: a stopper that sticks and glides, a syringe that gives way a little, and a needle that lets fluid through
/// against what the tissue presses back with.
///
/// Δp = R·Q + k·Q² (viscous and kinetic), solved implicitly, so that it is stable at any resistance. A shut bevel lets
/// nothing through; only air and a vein let fluid in. Safe on the servo thread.
public struct Plunger: Sendable {
    /// The least flow, shares of the content per second: below it nothing flows. No number of a syringe, but where a flow
    /// that ends by itself is called ended (0.15 µL/s of 0.3 mL).
    static var trickle: Double { @_noLocks get { 0.0005 } }

    private let syringe: SyringeMechanics
    private let perBlend: Double
    private var state = Delivery()
    private var position = -2.0
    private var pressed = 0.0
    /// Vapour in the syringe, where it was drawn faster than anything came in, m³; it is filled before anything is pressed.
    private var void = 0.0
    private var bend = 0.0
    private var slid = 0.0
    private var fresh = 1.0
    private var depth = 0.0
    private var steepness = 1.0

    /// Not for the servo thread.
    public init(_ syringe: SyringeMechanics) {
        self.syringe = syringe
        perBlend = 1 / max(1, syringe.turbulent - syringe.laminar)
    }

    /// One tick.
    /// - Parameters:
    ///   - share: the plunger's place, 0 (full) … 1 (empty); down to −1 where it is drawn back beyond full.
    ///   - depth: of the real tip, m; 0 outside.
    ///   - period: s, more than 0.
    @_noLocks public mutating func step(
        _ share: Double, outlet: Outlet, depth: Double, period: Double
    ) -> Delivery {
        let change = position < -1 ? 0 : share - position
        position = share
        let volume = change * syringe.content
        let before = syringe.compliance > 0 ? pressed / syringe.compliance : 0
        let flow = flow(from: before, pushed: volume / period, outlet, period: period)
        pressed += volume - flow * period
        boil()
        state.flow = flow
        state.rate = flow / syringe.content
        state.pressure = pressed / syringe.compliance
        state.force = syringe.area * state.pressure + stopper(volume / syringe.area)
        deliver(flow * period / syringe.content, outlet)
        if flow > 0 && depth > 0 { fresh = 1 }
        leak(outlet, depth: depth, period: period)
        return state
    }

    /// No pressure is below the one at which water boils: what would be, is vapour.
    @_noLocks private mutating func boil() {
        let over = pressed + syringe.suction * syringe.compliance
        let change = max(-void, -over)
        void += change
        pressed += change
    }

    /// Volume out of the needle by time, m³/s.
    @_noLocks private func flow(
        from pressure: Double, pushed: Double, _ outlet: Outlet, period: Double
    ) -> Double {
        guard !outlet.shut else { return 0 }
        let against = syringe.pressures[back(outlet)]
        let stiff = period / syringe.compliance
        let drive = pressure - against + pushed * stiff
        let opens = outlet.inVein || outlet.layer == 0
        guard drive > 0 || opens else { return 0 }
        let reynolds = syringe.reynolds * abs(state.flow)
        let blend = min(1, max(0, (reynolds - syringe.laminar) * perBlend))
        let b = syringe.resistance * (1 + (syringe.turbulence - 1) * blend) + stiff
        let size = abs(drive)
        let flow = 2 * size / (b + root(b * b + 4 * syringe.kinetic * size))
        guard flow > Self.trickle * syringe.content else { return 0 }
        return drive < 0 ? -flow : flow
    }

    /// Which pressure the bevel opens against.
    @_noLocks private func back(_ outlet: Outlet) -> Int { outlet.inVein ? 6 : outlet.inNerve ? 7 : outlet.layer }

    /// Friction of the stopper after it moved by `way` metres, N.
    @_noLocks private mutating func stopper(_ way: Double) -> Double {
        let most = syringe.glide + max(0, syringe.breakLoose - syringe.glide) * (1 - min(1, slid / syringe.loosening))
        guard syringe.glide > 0 else { return 0 }
        let limit = syringe.shear * most / syringe.glide
        let wanted = bend + way
        bend = max(-limit, min(limit, wanted))
        slid += abs(wanted - bend)
        return syringe.glide * bend / syringe.shear
    }

    @_noLocks private mutating func deliver(_ share: Double, _ outlet: Outlet) {
        if share > 0 {
            state.delivered[outlet.shut ? 5 : outlet.layer] += share
            if outlet.inVein { state.intravenous += share }
        } else if outlet.inVein {
            state.blood -= share
        }
    }

    /// On withdrawal a little of the dose comes back along the track, the more the sooner.
    @_noLocks private mutating func leak(_ outlet: Outlet, depth: Double, period: Double) {
        let left = self.depth > 0 && depth <= 0
        self.depth = depth
        if depth > 0 {
            fresh /= 1 + period / syringe.leakTime
            steepness = outlet.steepness
            return
        }
        guard left else { return }
        var dose = 0.0
        var layer = 1
        while layer < 5 {
            dose += state.delivered[layer]
            layer &+= 1
        }
        // The presets are given for 45° (1 − sin 45°) and for a dose of 0.5 mL.
        let slant = max(0, min(1, (1 - steepness) / 0.292_893_219))
        let volume = root(dose * syringe.content / 0.5e-6)
        let part = (syringe.leak + syringe.earlyLeak * fresh) * (1 + (syringe.slantedLeak - 1) * slant) * volume
        let share = min(1, max(0, part))
        layer = 1
        while layer < 5 {
            let lost = state.delivered[layer] * share
            state.delivered[layer] -= lost
            state.delivered[0] += lost
            state.leaked += lost
            layer &+= 1
        }
    }
}
