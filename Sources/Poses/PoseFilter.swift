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
    public init(mapping: Mapping, registration: Pose, chart: SkinChart, centre: (x: Double, y: Double), noise: Double) {
        self.mapping = mapping
        self.registration = registration
        self.chart = chart
        centreX = centre.x
        centreY = centre.y
        slideX = centre.x
        slideY = centre.y
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
        switch mapping {
        case .direct: direct(sample)
        case .pen(let pen): hold(pen, sample, period: period)
        case .gamepad(let pad): steer(pad, sample, period: period)
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
        let raw = Quaternion(w: sample[.qw], x: sample[.qx], y: sample[.qy], z: sample[.qz])
        let turned = registration.rotation * (raw.normalized ?? .identity)
        pose.tip = registration.place(Vector(sample[.x], sample[.y], sample[.z]))
        pose.axis = turned.rotate(Vector(0, 0, -1)).unit(or: pose.axis)
        pose.plunger = max(0, min(1, sample[.plunger]))
    }

    @_noLocks private mutating func hold(_ pen: PenMapping, _ sample: Sample, period: Double) {
        if !sample.buttons.contains(.hold) {
            let pressure = max(0, min(1, sample[.pressure]))
            advance.move(toward: pressure * pen.advance, speed: pen.advanceSpeed, period: period)
        }
        if sample.buttons.contains(.plunger) { plunger = min(1, plunger + pen.plungerRate * period) }
        pose.plunger = plunger
        place(
            x: centreX + sample[.x], y: centreY + sample[.y], leanX: sample[.tiltX], leanY: sample[.tiltY],
            along: advance.value - pen.standoff)
    }

    @_noLocks private mutating func steer(_ pad: GamepadMapping, _ sample: Sample, period: Double) {
        if !sample.buttons.contains(.hold) {
            let wanted = max(0, min(1, sample[.depth])) * pad.advance
            advance.move(toward: wanted, speed: pad.advanceSpeed, period: period)
        }
        slideX += stick(sample[.slideX], pad.deadZone) * pad.slideSpeed * period
        slideY += stick(sample[.slideY], pad.deadZone) * pad.slideSpeed * period
        slideX = max(-0.15, min(0.15, slideX))
        slideY = max(-0.3, min(0.1, slideY))
        if sample.buttons.contains(.plunger) { plunger = min(1, plunger + pad.plungerRate * period) }
        pose.plunger = max(pose.plunger, max(plunger, max(0, min(1, sample[.plunger]))))
        let along = advance.value - pad.standoff
        if let lean = pad.lean {
            place(
                x: slideX, y: slideY, leanX: stick(sample[.leanX], pad.deadZone) * lean,
                leanY: stick(sample[.leanY], pad.deadZone) * lean, along: along)
        } else {
            place(sample, along: along)
        }
    }

    /// Puts the needle over the place where it slid to, leaning as the device leans from the room's vertical.
    @_noLocks private mutating func place(_ sample: Sample, along: Double) {
        let site = chart.place(x: slideX, y: slideY)
        let turn = Quaternion(w: sample[.qw], x: sample[.qx], y: sample[.qy], z: sample[.qz])
        let lean = (turn.normalized ?? .identity).rotate(Vector(0, 0, 1))
        let up = site.right * lean.x + site.head * lean.y + site.normal * lean.z
        pose.axis = -up.unit(or: site.normal)
        pose.tip = site.point + pose.axis * along
    }

    /// A stick's deflection without its dead zone, −1 … 1.
    @_noLocks private func stick(_ value: Double, _ dead: Double) -> Double {
        let size = min(1, abs(value))
        guard size > dead else { return 0 }
        let out = (size - dead) / (1 - dead)
        return value < 0 ? -out : out
    }

    /// Puts the needle over a place of the skin: its upper end leans to the right and to the head by so many radians.
    @_noLocks private mutating func place(x: Double, y: Double, leanX: Double, leanY: Double, along: Double) {
        let site = chart.place(x: x, y: y)
        let a = CircularFunctions(leanX)
        let b = CircularFunctions(leanY)
        let up =
            site.right * (a.sine * b.cosine) + site.head * (b.sine * a.cosine)
            + site.normal * (a.cosine * b.cosine)
        pose.axis = -up.unit(or: site.normal)
        pose.tip = site.point + pose.axis * along
    }
}
