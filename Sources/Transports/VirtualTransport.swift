public import Devices
public import Space

/// The virtual force device: a scripted hand that holds it, and the force that the hand feels.
///
/// Its clock is the run's clock, and it reports once per ms. All motion is worked out before the run; where the script
/// says so, the device goes wrong on the way to the tick.
@safe public struct VirtualTransport: Transport, ~Copyable, @unchecked Sendable {
    private let moments: UnsafeMutableBufferPointer<HandMotion.Moment>
    private let troubles: UnsafeMutableBufferPointer<DeviceTrouble>
    /// What the hand says, sorted by tick.
    public let actions: [TimedAction]
    /// The command that the device was last told.
    public private(set) var told: Command
    /// How often it was told.
    public private(set) var commands: UInt64
    private let link: ForceLink?
    private var isInterrupted = false
    private let isDynamic: Bool
    private var body: VirtualBody
    /// Where the hand wants to be, and at which tick, as far as the body has come.
    private var aim: Vector
    private var lived = 0

    /// - Parameters:
    ///   - link: where the force goes to, if it is another process that feels it.
    ///   - dynamics: of a device that has mass and yields to the force; without them it is wherever the hand wants.
    ///   - grip: how the hand holds it then.
    public init(
        _ motion: HandMotion, link: ForceLink? = nil, dynamics: Dynamics? = nil, grip: HandGrip = .ordinary
    ) {
        self.link = link
        isDynamic = dynamics != nil
        aim = motion.moments.first?.pose.position ?? .zero
        body = VirtualBody(dynamics ?? .bare, grip: grip, at: aim)
        unsafe moments = .allocate(capacity: motion.moments.count)
        _ = unsafe moments.initialize(from: motion.moments)
        unsafe troubles = .allocate(capacity: motion.troubles.count)
        _ = unsafe troubles.initialize(from: motion.troubles)
        actions = motion.actions
        told = .zero
        commands = 0
    }

    deinit {
        unsafe moments.deallocate()
        unsafe troubles.deallocate()
    }

    /// The hand's clock is the run's; the link's is the machine's.
    public mutating func start(at machine: Instant) { link?.start(at: machine) }

    /// The hand at the tick of `now`, and `.finished` after its last. Safe on the servo thread.
    @_noLocks
    public mutating func read(at now: Instant) -> Reading {
        let tick = Self.tick(now)
        guard unsafe tick < moments.count else { return .finished }
        if isDynamic { live(to: tick) }
        if isLost() { return .gone }
        // The guardian took the force off: it starts anew, outside the skin.
        if isInterrupted {
            isInterrupted = false
            return .waiting
        }
        guard unsafe troubles.count > 0 else { return .sample(report(tick)) }
        return spoilt(tick)
    }

    /// Lets the body move to a tick, under the command that holds, and notes where its encoders say it was.
    ///
    /// Safe on the servo thread.
    @_noLocks
    private mutating func live(to tick: Int) {
        while lived < tick {
            let holds = felt(at: Instant(nanoseconds: Int64(lived) * 1_000_000))
            lived &+= 1
            let next = unsafe moments[lived].pose.position
            body.advance(told: holds, from: aim, to: next)
            aim = next
            unsafe moments[lived].pose.position = body.told
        }
    }

    /// What comes of a report where something is wrong with the device. Safe on the servo thread.
    @_noLocks
    private func spoilt(_ tick: Int) -> Reading {
        var sample = report(tick)
        var index = 0
        while unsafe index < troubles.count {
            let trouble = unsafe troubles[index]
            index &+= 1
            guard trouble.covers(tick) else { continue }
            switch trouble.kind {
            case .unplugged: return .gone
            case .drop:
                guard trouble.start > 0 else { return .waiting }
                sample = report(trouble.start &- 1)
            case .freeze:
                let (time, number) = (sample.time, sample.report)
                sample = report(trouble.start > 0 ? trouble.start &- 1 : 0)
                sample.time = time
                sample.report = number
            case .duplicate: sample = report(tick &- ((tick &- trouble.start) & 1))
            case .delay(let by):
                sample = report(tick > by ? tick &- by : 0)
                sample.delay = Double(by) * 0.001
            case .garbage:
                var random = SplitMix64(seed: UInt64(tick))
                var channel = 0
                while channel < Channel.count {
                    sample.values[channel] = 10 * random.nextSigned()
                    channel &+= 1
                }
            case .notANumber: sample[.x] = .nan
            case .jump(let by): sample[.x] += by
            }
        }
        return .sample(sample)
    }

    /// The device's report of a tick. Safe on the servo thread.
    @_noLocks
    private func report(_ tick: Int) -> Sample {
        let moment = unsafe moments[tick]
        var sample = Sample(time: Instant(nanoseconds: Int64(tick) * 1_000_000))
        sample[.x] = moment.pose.position.x
        sample[.y] = moment.pose.position.y
        sample[.z] = moment.pose.position.z
        sample[.qw] = moment.pose.rotation.w
        sample[.qx] = moment.pose.rotation.x
        sample[.qy] = moment.pose.rotation.y
        sample[.qz] = moment.pose.rotation.z
        sample[.plunger] = moment.plunger
        sample.buttons = moment.buttons
        sample.report = UInt64(tick) &+ 1
        return sample
    }

    @_noLocks
    private static func tick(_ now: Instant) -> Int {
        now.nanoseconds < 0 ? 0 : Int(now.nanoseconds / 1_000_000)
    }

    /// True while a script has the device pulled out. Safe on the servo thread.
    @_noLocks
    public func isUnplugged(at now: Instant) -> Bool {
        let tick = Self.tick(now)
        var index = 0
        while unsafe index < troubles.count {
            let trouble = unsafe troubles[index]
            if case .unplugged = trouble.kind, trouble.covers(tick) { return true }
            index &+= 1
        }
        return false
    }

    /// Safe on the servo thread.
    @_noLocks
    public mutating func write(_ command: Command, at now: Instant) {
        // A device without its cable has lost what it was told.
        told = isUnplugged(at: now) ? .zero : command
        commands &+= 1
        if !post(at: now) { isInterrupted = true }
    }

    @_semantics("no_performance_analysis")
    @inline(__always)
    private func isLost() -> Bool { link?.isLost ?? false }

    @_semantics("no_performance_analysis")
    @inline(__always)
    private func post(at now: Instant) -> Bool { link?.post(told, at: now) ?? true }

    /// The force on the hand at an instant of the run's clock, N: none once the last command has expired.
    ///
    /// Safe on the servo thread.
    @_noLocks
    public func felt(at now: Instant) -> Vector {
        now.nanoseconds <= told.expires.nanoseconds ? told.force : .zero
    }

    /// The hand feels nothing from now on.
    public mutating func close() {
        told = .zero
        link?.close()
    }
}
