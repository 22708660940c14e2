import Patients
public import Scoring
public import Transports

/// Somebody whose skill is known because it was declared: a hand that does what an expert's script says, with the faults
/// that such a skill has.
///
/// The less skill, the larger every fault and the likelier every slip. How large they are at no skill at all is a choice
/// of Senshi (assumed); nobody has measured it. Equal trainees give equal hands.
public struct Trainee: Sendable, Equatable {
    /// 0 (never held a needle) … 1 (an expert).
    public var skill: Double
    /// Whom it is: bias, luck and tremor come from it.
    public var seed: UInt64

    public init(skill: Double, seed: UInt64) {
        self.skill = skill
        self.seed = seed
    }

    /// What this trainee does otherwise than the expert.
    ///
    /// - Parameter scenario: which steps there are to be forgotten, and which answers to be taken for right.
    public func faults(in scenario: Scenario) -> [HandFault] {
        var luck = SplitMix64(seed: seed)
        let lack = max(0, min(1, 1 - skill))
        /// Between half and all of what a hand without skill does.
        func size(_ most: Double) -> Double { most * lack * (0.75 + 0.25 * luck.nextSigned()) }
        func side() -> Double { luck.nextSigned() < 0 ? -1 : 1 }
        /// A slip: practice drives these out sooner than it makes a hand exact.
        func happens(_ share: Double) -> Bool { (luck.nextSigned() + 1) / 2 < share * lack * lack }
        // A needle that should be almost flat is held too steep and goes too deep; any other is too flat and too shallow.
        let isFlat = [.intradermal, .intravenous].contains(scenario.equipment.route)
        let needle = scenario.equipment.needle.length
        var faults: [HandFault] = [
            .tremor(times: 1 + 3 * lack),
            .slant(by: size(0.45) * (isFlat ? -1 : 1)),
            .offSite(x: side() * size(0.030), y: side() * size(0.030)),
            .depth(by: isFlat ? size(0.1) * needle : -size(0.4) * needle),
            .drying(share: 1 - size(0.9)),
            .plunger(pace: happens(0.5) ? 1 + size(2) : 1 / (1 + size(5))),
            .drift(side() * size(0.004)),
            .holdsOn(size(18)),
        ]
        // In the skin a needle has arrived as soon as it is in.
        let stops = Int(size(2).rounded())
        if scenario.equipment.route != .intradermal { faults.append(.stops(stops)) }
        if happens(0.4) { faults.append(.retries(1)) }
        if happens(0.4) { faults.append(.unfinished(share: size(0.2))) }
        for step in scenario.steps {
            switch step.kind {
            case .ask, .choose:
                let wrong = step.options.filter { !$0.right }
                if happens(0.75), let option = wrong.randomElement(using: &luck) {
                    faults.append(.chooses(step: step.id, option: option.id))
                }
            case .checklist:
                for item in step.wanted where happens(0.6) { faults.append(.misses(step: step.id, item: item.id)) }
            case .confirm: if happens(0.6) { faults.append(.forgets(step: step.id)) }
            case .sensed, .wait: break
            }
        }
        return faults
    }

    /// This trainee's hand.
    ///
    /// - Parameters:
    ///   - scenario: what is to be done.
    ///   - expert: the script of the expert's hand for it.
    public func hand(in scenario: Scenario, like expert: HandScript) -> HandScript {
        var hand = faults(in: scenario).reduce(expert) { $0.with($1) }
        hand.seed = seed
        return hand
    }
}
