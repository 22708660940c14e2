public import Devices
public import Space

/// Sample → needle: carries out the profile's mapping and estimates the velocity.
///
/// Out of range freezes the pose; coming back starts anew. Safe on the servo thread.
public struct PoseFilter: Sendable {
    private let mapping: Mapping
    /// Device frame → patient frame.
    public let registration: Pose
    private let chart: SkinChart
    private let grip: Grip
    private let turning: Turning
    private var approach: ApproachDirection
    private var clutch = Clutch()
    private var play: Play
    private var velocity: VelocityEstimator
    private var advance = Advance()
    private let centreX: Double
    private let centreY: Double
    private var slideX: Double
    private var slideY: Double
    private var plunger = 0.0
    private var pose = NeedlePose()

    /// Not for the servo thread.
    /// - Parameters:
    ///   - mapping: from the profile.
    ///   - registration: device frame → patient frame, for devices that sense a pose.
    ///   - chart: the skin on which a pen or a stick moves.
    ///   - centre: the point of the chart under the middle of a tablet, and where a stick starts, m.
    ///   - noise: the largest error of one position, m.
    ///   - step: of the encoder of a device that senses a place, m: a hand on the edge of a step holds still, see ``Play``.
    ///   - grip: where the needle is in what the hand holds, for devices that sense a pose.
    ///   - turning: where the direction comes from.
    public init(
        mapping: Mapping, registration: Pose, chart: SkinChart, centre: (x: Double, y: Double), noise: Double,
        step: Double = 0, grip: Grip = Grip(), turning: Turning = .own
    ) {
        self.mapping = mapping
        self.grip = grip
        self.turning = turning
        if case .point(let point) = mapping {
            approach = ApproachDirection(approach: point.approach)
        } else {
            approach = ApproachDirection(approach: 0.010)
        }
        self.registration = registration
        self.chart = chart
        centreX = centre.x
        centreY = centre.y
        slideX = centre.x
        slideY = centre.y
        play = Play(step: step)
        velocity = VelocityEstimator(noise: noise)
    }

    /// One tick. The values must be finite.
    @_noLocks public mutating func track(_ sample: Sample, period: Double) -> NeedlePose {
        let before = pose.tracked
        pose.buttons = sample.buttons
        pose.tracked = sample.inRange
        pose.restarted = sample.inRange && !before
        guard sample.inRange else {
            pose.velocity = .zero
            return pose
        }
        if pose.restarted {
            approach.restart()
            play.restart()
        }
        switch mapping {
        case .direct: direct(sample)
        case .point(let mapping): point(mapping, sample, period: period)
        case .pen(let pen):
            hold(pen, sample, period: period)
            pose.hand = pose.tip
        case .gamepad(let pad):
            steer(pad, sample, period: period)
            pose.hand = pose.tip
        }
        if pose.restarted { velocity.restart() }
        pose.velocity = velocity.estimate(pose.tip, period: period)
        return pose
    }

    /// What came before is no movement: the next tick starts anew.
    @_noLocks public mutating func restart() {
        pose.tracked = false
    }

    @_noLocks private mutating func direct(_ sample: Sample) {
        let raw = Quaternion(w: sample[.qw], x: sample[.qx], y: sample[.qy], z: sample[.qz]).normalized ?? .identity
        let place = play.follow(Vector(sample[.x], sample[.y], sample[.z]))
        seat(grip.tip == .zero ? place : place + raw.rotate(grip.tip), sample)
        let turned = registration.rotation * raw
        pose.axis = turning.isOwn ? turned.rotate(grip.needle).unit(or: pose.axis) : direction(sample)
        pose.plunger = Self.stroke(sample[.plunger])
    }

    /// Where the plunger is. Drawn out beyond full, it counts only past what a sensor's zero may be off (an engineering
    /// choice: 5 % of the stroke).
    @_noLocks private static func stroke(_ share: Double) -> Double {
        share >= 0 ? min(1, share) : max(-1, min(0, share + 0.05))
    }

    @_noLocks private mutating func point(_ point: PointMapping, _ sample: Sample, period: Double) {
        let place = play.follow(Vector(sample[.x], sample[.y], sample[.z]))
        seat(grip.tip == .zero ? place : place + grip.tip, sample)
        pose.axis =
            turning.isOwn
            ? approach.follow(
                pose.tip, normal: chart.normal(under: pose.tip), height: chart.under(pose.tip).height)
            : direction(sample)
        if sample.buttons.contains(.plunger) { plunger = min(1, plunger + point.plungerRate * period) }
        // A trigger that is let go does not fill the syringe again.
        pose.plunger = max(pose.plunger, max(plunger, max(0, min(1, sample[.plunger]))))
    }

    /// The tip, from a place in the device's frame; while the clutch is down it stays.
    @_noLocks private mutating func seat(_ place: Vector, _ sample: Sample) {
        pose.hand = registration.place(place)
        pose.tip = clutch.seat(pose.hand, isPressed: sample.buttons.contains(.clutch), over: chart)
        pose.isReseated = clutch.isEngaged
    }

    /// The needle's direction by another device. Changes nothing: where it may not, the compiler copies the filter.
    @_noLocks private mutating func direction(_ sample: Sample) -> Vector {
        switch turning {
        case .own: return pose.axis
        case .quaternion(let registration, let needle):
            let raw = Quaternion(w: sample[.qw], x: sample[.qx], y: sample[.qy], z: sample[.qz])
            return (registration * (raw.normalized ?? .identity)).rotate(needle).unit(or: pose.axis)
        case .tilt:
            let under = chart.under(pose.tip)
            return Self.lean(sample[.tiltX], sample[.tiltY], at: chart.place(x: under.x, y: under.y))
        }
    }

    @_noLocks private mutating func hold(_ pen: PenMapping, _ sample: Sample, period: Double) {
        if !sample.buttons.contains(.hold) {
            let pressure = max(0, min(1, sample[.pressure]))
            advance.move(toward: pressure * pen.advance, speed: pen.advanceSpeed, period: period)
        }
        if sample.buttons.contains(.plunger) { plunger = min(1, plunger + pen.plungerRate * period) }
        pose.plunger = plunger
        place(
            sample, x: centreX + sample[.x], y: centreY + sample[.y], leanX: sample[.tiltX], leanY: sample[.tiltY],
            along: advance.value - pen.standoff)
    }

    @_noLocks private mutating func steer(_ pad: GamepadMapping, _ sample: Sample, period: Double) {
        if !sample.buttons.contains(.hold) {
            let wanted = max(0, min(1, sample[.depth])) * pad.advance
            advance.move(toward: wanted, speed: pad.advanceSpeed, period: period)
        }
        slideX += Self.stick(sample[.slideX], pad.deadZone) * pad.slideSpeed * period
        slideY += Self.stick(sample[.slideY], pad.deadZone) * pad.slideSpeed * period
        slideX = max(-0.15, min(0.15, slideX))
        slideY = max(-0.3, min(0.1, slideY))
        if sample.buttons.contains(.plunger) { plunger = min(1, plunger + pad.plungerRate * period) }
        pose.plunger = max(pose.plunger, max(plunger, max(0, min(1, sample[.plunger]))))
        let along = advance.value - pad.standoff
        if let lean = pad.lean {
            place(
                sample, x: slideX, y: slideY, leanX: Self.stick(sample[.leanX], pad.deadZone) * lean,
                leanY: Self.stick(sample[.leanY], pad.deadZone) * lean, along: along)
        } else {
            place(leaning: sample, along: along)
        }
    }

    /// Puts the needle over the place where it slid to, leaning as the device leans from the room's vertical.
    @_noLocks private mutating func place(leaning sample: Sample, along: Double) {
        let site = chart.place(x: slideX, y: slideY)
        let turn = Quaternion(w: sample[.qw], x: sample[.qx], y: sample[.qy], z: sample[.qz])
        let lean = (turn.normalized ?? .identity).rotate(Vector(0, 0, 1))
        let up = site.right * lean.x + site.head * lean.y + site.normal * lean.z
        pose.axis = turning.isOwn ? -up.unit(or: site.normal) : direction(sample)
        pose.tip = site.point + pose.axis * along
    }

    /// A stick's deflection without its dead zone, −1 … 1.
    @_noLocks private static func stick(_ value: Double, _ dead: Double) -> Double {
        let size = min(1, abs(value))
        guard size > dead else { return 0 }
        let out = (size - dead) / (1 - dead)
        return value < 0 ? -out : out
    }

    /// Puts the needle over a place of the skin: its upper end leans to the right and to the head by so many radians.
    @_noLocks private mutating func place(
        _ sample: Sample, x: Double, y: Double, leanX: Double, leanY: Double, along: Double
    ) {
        let site = chart.place(x: x, y: y)
        pose.axis = turning.isOwn ? Self.lean(leanX, leanY, at: site) : direction(sample)
        pose.tip = site.point + pose.axis * along
    }

    /// The direction of a needle whose upper end leans to the right and to the head by so many radians.
    @_noLocks private static func lean(_ x: Double, _ y: Double, at site: SkinPlace) -> Vector {
        let a = CircularFunctions(x)
        let b = CircularFunctions(y)
        let up =
            site.right * (a.sine * b.cosine) + site.head * (b.sine * a.cosine)
            + site.normal * (a.cosine * b.cosine)
        return -up.unit(or: site.normal)
    }
}
