import Collision
import Patients
import Scoring
import Testing
import Trainees
import Transports

/// A way to go wrong, its own criterion, and five sizes of it: the first is harmless and the last is not.
struct DeclaredFault: CustomTestStringConvertible, Sendable {
    let name: String
    /// The first of these that a scenario has is the one that must pay.
    let own: [String]
    /// In ascending order, for the expert whose hand goes wrong.
    let sizes: @Sendable (HandScript, Scenario) -> [HandFault]
    /// The largest costs the own criterion, wherever there is one.
    let costs: @Sendable (Scenario) -> Bool
    /// What else follows from it, by what the needle does then and not by a choice of points: criteria, and critical errors.
    let follows: @Sendable (Scenario) -> (criteria: Set<String>, errors: Set<String>)
    var testDescription: String { name }

    init(
        _ name: String, own: [String], costs: @escaping @Sendable (Scenario) -> Bool = { _ in true },
        follows: @escaping @Sendable (Scenario) -> (criteria: Set<String>, errors: Set<String>) = { _ in ([], []) },
        sizes: @escaping @Sendable (HandScript, Scenario) -> [HandFault]
    ) {
        self.name = name
        self.own = own
        self.sizes = sizes
        self.costs = costs
        self.follows = follows
    }

    /// Every kind of fault that has a size.
    static let all: [DeclaredFault] = [
        DeclaredFault("held flatter, or steeper where it should be flat", own: ["angle"]) { _, scenario in
            [0.03, 0.12, 0.23, 0.5, 0.7].map { .slant(by: scenario.isFlat ? -$0 : $0) }
        },
        // At 90 degrees every way is flatter, and below 10 there is no room.
        DeclaredFault("held steeper", own: ["angle"], costs: \.isSlanted, follows: { _ in (["depth", "layer"], []) }) {
            $1.isSlanted ? [0.03, 0.12, 0.22, 0.35, 0.6].map { .slant(by: -$0) } : []
        },
        DeclaredFault("beside the site", own: ["site"]) { _, _ in
            [0.001, 0.004, 0.012, 0.025, 0.04].map { .offSite(x: $0, y: 0) }
        },
        DeclaredFault("below the site", own: ["site"]) { _, _ in
            [0.001, 0.004, 0.012, 0.025, 0.034].map { .offSite(x: 0, y: -$0) }
        },
        DeclaredFault(
            "too shallow", own: ["depth", "layer", "volume"],
            // In the skin there is no too shallow: a needle that is in is where it should be.
            costs: { $0.equipment.route != .intradermal }, follows: { _ in (["depth", "layer"], []) }
        ) { hand, scenario in
            let most = scenario.equipment.route == .intradermal ? 0.4 : 0.55
            return [0.01, 0.2, 0.5, 0.75, 1].map { .depth(by: -$0 * most * hand.depth) }
        },
        DeclaredFault(
            "too deep", own: ["depth", "layer", "volume"], costs: \.canBeTooDeep,
            follows: { _ in (["depth", "layer", "bone"], []) }
        ) { hand, scenario in
            // Not as far as bone, which shuts the needle, nor deeper than it is long.
            let room = min(scenario.equipment.needle.length, scenario.depthOfBone) - hand.depth
            return room > 0 ? [0.02, 0.3, 0.6, 0.8, 0.95].map { .depth(by: $0 * min(room, 0.014)) } : []
        },
        DeclaredFault("less drying", own: ["dry"]) { _, _ in
            [0.99, 0.8, 0.5, 0.3, 0.05].map { .drying(share: $0) }
        },
        DeclaredFault("plunger too slow", own: ["rate"]) { _, _ in
            [1, 1.2, 1.8, 2.6, 4].map { .plunger(pace: $0) }
        },
        DeclaredFault("plunger too fast", own: ["rate"], costs: { !$0.isDrop }, follows: \.draws) { _, _ in
            [0.9, 0.6, 0.3, 0.15, 0.08].map { .plunger(pace: $0) }
        },
        DeclaredFault(
            "unfinished", own: ["volume", "dose"], follows: { ($0.isDrop ? ["rate"] : [], []) }
        ) { _, _ in
            [0, 0.02, 0.08, 0.2, 0.35].map { .unfinished(share: $0) }
        },
        // A tip that wanders out of the vein draws no blood.
        DeclaredFault("drift", own: ["drift"], follows: \.draws) { _, _ in
            [0.0005, 0.0015, 0.003, 0.005, 0.007].map { .drift($0) }
        },
        DeclaredFault("trembling", own: ["drift"], costs: { !$0.isFlat }) { _, scenario in
            // A flat needle that trembles more does not get into the skin at all.
            let most = scenario.isFlat ? 2.0 : 32
            return [1, 1 + most / 16, 1 + most / 8, most / 2, most].sorted().map { .tremor(times: $0) }
        },
        DeclaredFault("out too soon", own: ["dwell"], follows: { ($0.isDrop ? ["rate"] : [], []) }) { hand, _ in
            [0, 0.5 * hand.dwell, 0.9 * hand.dwell, hand.dwell + 0.15, hand.dwell + 0.5].map { .hurry($0) }
        },
        DeclaredFault("holds on", own: ["sharps"]) { _, _ in [0, 2, 8, 12, 20].map { .holdsOn($0) } },
        DeclaredFault("stops", own: ["motion"]) { _, scenario in
            // A needle for the skin, or of 4 mm, is where it should be before a hand could stop.
            scenario.equipment.route == .intradermal || scenario.isToHub ? [] : (0..<5).map { .stops($0) }
        },
        // A needle that comes out meanwhile comes out with the tourniquet on.
        DeclaredFault(
            "retries", own: ["attempts"],
            follows: {
                ($0.equipment.route == .intravenous ? ["tourniquet-off", "tourniquet-time"] : [], ["tourniquet"])
            }
        ) { _, _ in (0..<5).map { .retries($0) } },
    ]
}

extension Scenario {
    /// The needle lies almost flat on the skin.
    var isFlat: Bool { [.intradermal, .intravenous].contains(equipment.route) }
    /// Its hub stops the needle before the fat ends.
    var isToHub: Bool { equipment.needle.length < 0.005 }
    /// Of bone below the skin, m; along a needle that is not upright there is none.
    fileprivate var depthOfBone: Double { equipment.route == .intramuscular ? patient.anatomy.depths[4] : .infinity }
    /// The needle is long enough to come where it should not be.
    fileprivate var canBeTooDeep: Bool {
        switch equipment.route {
        case .intramuscular: depthOfBone < equipment.needle.length
        case .subcutaneous: patient.anatomy.depths[2] < equipment.needle.length * 0.7
        case .intradermal, .intravenous: true
        }
    }
    /// A tenth of a millilitre, of which the flow ebbs away for longer than it is pushed.
    fileprivate var isDrop: Bool { equipment.content < 0.11e-6 }
    /// What follows where blood is to be drawn and none comes.
    fileprivate var draws: (criteria: Set<String>, errors: Set<String>) {
        (equipment.route == .intravenous ? ["volume", "motion"] : [], [])
    }
    /// Neither upright nor flat.
    var isSlanted: Bool { equipment.route == .subcutaneous && !isToHub }
}

extension HandScript {
    /// How far it goes in for good, along the needle, m.
    fileprivate var depth: Double {
        moves.reduce(0) { depth, move in
            if case .insert(let next, _) = move { next } else { depth }
        }
    }

    /// How long it waits between plunger and way out, s.
    fileprivate var dwell: Double {
        let plunge = moves.lastIndex { if case .plunge = $0 { true } else { false } }
        guard let plunge, plunge + 1 < moves.count, case .dwell(let time) = moves[plunge + 1] else { return 0 }
        return time
    }
}
