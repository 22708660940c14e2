import Collision
import Devices
import Glibc
import Patients
import Scoring
import Servo
import Sessions
import Space

/// Frames of a needle in layers without any physics, fed to the detector and the scorer as a run does.
///
/// There is no dimple: the tip is where the hand is. Depths are those of the scenario's patient.
struct FakeHand {
    var scorer: Scorer
    var detector = EventDetector()
    var events: [Event] = []
    /// s.
    var period = 0.005
    /// When the clock starts, s, and by how much each tick looks later at the hand than usual, s.
    var startTime = 0.0
    var shift = 0.0
    private(set) var frame = Frame()
    /// Every frame, where somebody wants them.
    var frames: [Frame]?
    private let anatomy: Anatomy
    private let chart: SkinChart
    private(set) var tick: UInt64 = 0
    /// Share of the content that the plunger was drawn back in tissue, and not pushed again.
    private var drawn = 0.0

    /// Along the needle past the skin, m.
    var travel = -0.03
    /// To the skin, rad.
    var angle = Double.pi / 2
    /// Of the needle against its axis, rad, toward the right: levering.
    var lever = 0.0
    /// On the skin's chart, m.
    var x = 0.0
    var y = -0.085
    /// m across the needle.
    var aside = 0.0
    var plunger = 0.0
    /// What the tip meets, blood that came back, and what leaked, as shares of the content.
    var meets = Marks.none
    var blood = 0.0
    var leaked = 0.0
    var tracked = true
    var fault = Fault.none
    /// The procedure is held from this tick on, so long, s; the hand waits.
    var heldAt: UInt64?
    var heldFor = 0.0

    init(
        _ scenario: Scenario = Fixtures.covid19, senses: [Measure: Sensing] = Fixtures.exact, mode: ScoringMode = .learn
    ) {
        scorer = Scorer(scenario: scenario, senses: senses, mode: mode)
        anatomy = scenario.patient.anatomy
        chart = SkinChart(radius: anatomy.radius)
    }

    /// Depth of a layer's outer face below the skin, m.
    func face(_ layer: Layer) -> Double { anatomy.depths[layer.rawValue - 1] }

    /// One tick with the hand as it is.
    mutating func step() {
        if let heldAt, tick == heldAt {
            self.heldAt = nil
            let meeting = meets
            meets.insert(.paused)
            dwell(heldFor)
            meets = meeting
        }
        let before = frame
        var now = Frame()
        now.tick = tick
        now.time = Instant(nanoseconds: Int64(((startTime + Double(tick) * period) * 1e9).rounded()))
        let site = chart.place(x: x, y: y)
        let (sine, cosine) = (sin(angle), cos(angle))
        now.axis = site.direction(
            right: sin(lever), head: -cosine * cos(lever), out: -sine * cos(lever)
        ).unit(or: Vector(0, 0, -1))
        now.travel = travel
        now.depth = max(0, travel)
        now.entry = site.point
        now.steepness = sine
        now.tip = site.point + now.axis * travel + site.right * aside
        if tick > 0 { now.velocity = (now.tip - before.tip) * (1 / period) }
        for face in 0..<5 { now.below[face] = travel * sine - anatomy.depths[face] }
        let inTissue = travel > 0
        var layer = 0
        while layer < 5 && inTissue && now.below[layer] > 0 { layer += 1 }
        now.layer = [.air, .skin, .fat, .fascia, .muscle, .bone][layer]
        now.plunger = plunger
        let pushed = push(from: before.plunger, inTissue: inTissue)
        now.delivered = before.delivered
        now.delivered[layer] += pushed
        now.flow = pushed / period
        now.axial = inTissue ? 0.5 : 0
        now.force = now.axis * -now.axial
        now.fault = fault
        now.blood = blood
        now.leaked = leaked
        now.marks.insert(meets)
        mark(&now, after: before, inTissue: inTissue)
        frame = now
        frames?.append(now)
        tick += 1
        var found: [Event] = []
        detector.observe(now) { found.append($0) }
        for event in found { scorer.observe(event) }
        events += found
        scorer.observe(now)
    }

    /// What comes out when the plunger goes on: first it fills what it drew.
    private mutating func push(from before: Double, inTissue: Bool) -> Double {
        guard tick > 0 else { return 0 }
        let change = plunger - before
        drawn = inTissue ? drawn + max(0, -change) : 0
        let back = min(drawn, max(0, change))
        drawn -= back
        return max(0, change) - back
    }

    private func mark(_ now: inout Frame, after before: Frame, inTissue: Bool) {
        if tracked { now.marks.insert(.tracked) }
        let was = before.marks.contains(.inTissue)
        if inTissue { now.marks.insert(.inTissue) }
        if inTissue && !was {
            now.marks.insert(.touchedSkin)
            now.marks.insert(.puncturedSkin)
        }
        if !inTissue && was { now.marks.insert(.leftSkin) }
        if now.layer == .bone {
            now.marks.insert(.onBone)
            if before.layer != .bone { now.marks.insert(.touchedBone) }
        }
        if now.layer.rawValue >= Layer.muscle.rawValue && before.layer.rawValue < Layer.muscle.rawValue {
            now.marks.insert(.puncturedFascia)
        }
    }

    /// Holds still.
    mutating func dwell(_ seconds: Double) { glide(seconds) { _, _ in } }

    /// Moves along the needle at a steady speed.
    mutating func move(to goal: Double, over seconds: Double) {
        let from = travel
        glide(seconds) { hand, share in hand.travel = from + (goal - from) * share }
    }

    /// Pushes the plunger at a steady speed.
    mutating func push(to goal: Double, over seconds: Double) {
        let from = plunger
        glide(seconds) { hand, share in hand.plunger = from + (goal - from) * share }
    }

    /// Anything, as a function of the share of the time that has passed.
    mutating func glide(_ seconds: Double, _ change: (inout FakeHand, Double) -> Void) {
        let count = max(1, Int((seconds / period).rounded()))
        for number in 1...count {
            change(&self, min(1, (Double(number) + shift / period) / Double(count)))
            step()
        }
    }

    mutating func say(_ kind: Action.Kind, _ evidence: Action.Evidence = .declared) {
        say(Action(kind, evidence: evidence))
    }

    mutating func say(_ action: Action) {
        detector.observe(action, tick: tick == 0 ? 0 : tick - 1, time: frame.time.seconds) {
            event in
            scorer.observe(event)
            events.append(event)
        }
    }

    func finish(_ timing: LoopTiming? = nil) -> Score { scorer.finish(timing: timing ?? self.timing) }

    var timing: LoopTiming {
        LoopTiming(
            ticks: tick, missed: 0, dropped: 0, p50: 0, p99: 0, p999: 0, maximum: 0, stepped: true, policy: "")
    }
}
