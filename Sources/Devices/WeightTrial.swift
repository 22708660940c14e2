public import Space

/// Finds what a device must be told to hold its grip, bare and with a known weight: a spring holds it, and a person lifts it
/// and lets go, then pushes it down and lets go.
///
/// A spring gives back only what the person put in, so nothing is lifted by the device itself. A value without a device or a
/// screen.
public struct WeightTrial: Sendable {
    /// What the person should do now.
    public enum Stage: Sendable, Equatable {
        /// Say that the grip is bare, or carries the weight. No force meanwhile.
        case ready(isLoaded: Bool)
        /// Lift the grip and let go; push it down and let go.
        case lift(isLoaded: Bool)
        case push(isLoaded: Bool)
        case done
        /// It can't be told.
        case failed(WeightCalibration.Problem)
    }

    /// N/m and N·s/m (assumed: 200 g give way by 7 mm, what is let go does not swing back, and any force device renders as much).
    static let (spring, damper) = (300.0, 24.0)
    /// How far the grip is moved before it is let go, m; how near one place and how long it is at rest, m and s (assumed: four
    /// counts of a Falcon's encoders, so that one that flickers is no movement).
    static let (lifted, still, rest) = (0.008, 0.00025, 0.5)
    /// Never harder, N (assumed: what two fingers hold).
    public static let most = 5.0

    /// Of the weight, kg.
    public let mass: Double
    public private(set) var stage = Stage.ready(isLoaded: false)
    /// What came of it, once it is ``Stage/done``.
    public private(set) var result: WeightCalibration?

    private var bare = WeightCalibration.Held(fromAbove: 0, fromBelow: 0)
    private var held = WeightCalibration.Held(fromAbove: 0, fromBelow: 0)
    private var last: Vector?
    private var velocity = Vector.zero
    private var isMoved = false
    private var resting = Vector.zero
    private var middle = 0.0
    private var quiet = 0.0
    private var sum = 0.0

    public init(mass: Double) { self.mass = mass }

    /// The force that is wanted, N, in the device's frame, whose y is up.
    /// - Parameters:
    ///   - place: of the grip, m from the middle of the workspace.
    ///   - told: what the device was told last, N.
    ///   - isReady: the person says so, now.
    ///   - period: since the last call, s.
    public mutating func step(place: Vector, told: Vector, isReady: Bool, period: Double) -> Vector {
        if let last, period > 0 {
            velocity = velocity + ((place - last) * (1 / period) - velocity) * min(1, period / 0.01)
        }
        last = place
        switch stage {
        case .ready(let isLoaded):
            if isReady { go(.lift(isLoaded: isLoaded)) }
            return .zero
        case .lift(let isLoaded):
            if place.y > Self.lifted { isMoved = true }
            // Held up there it is at rest too.
            if let force = settled(told, period, isFree: place.y < Self.lifted / 2) {
                held.fromAbove = force
                middle = place.y
                go(.push(isLoaded: isLoaded))
            }
        case .push(let isLoaded):
            if place.y < middle - Self.lifted { isMoved = true }
            if let force = settled(told, period, isFree: place.y > middle - Self.lifted / 2) {
                held.fromBelow = force
                finish(isLoaded)
            }
        case .done, .failed: break
        }
        switch stage {
        case .ready, .done, .failed: return .zero
        case .lift, .push: break
        }
        let force = place * -Self.spring - velocity * Self.damper
        let size = force.length
        return size > Self.most ? force * (Self.most / size) : force
    }

    private mutating func go(_ next: Stage) {
        stage = next
        isMoved = false
        quiet = 0
        sum = 0
    }

    /// The mean of what was told while the grip was at rest, once it has been for long enough after it was moved.
    private mutating func settled(_ told: Vector, _ period: Double, isFree: Bool) -> Double? {
        guard isMoved, isFree, ((last ?? resting) - resting).length < Self.still else {
            resting = last ?? resting
            quiet = 0
            sum = 0
            return nil
        }
        quiet += period
        sum += told.y * period
        return quiet >= Self.rest ? sum / quiet : nil
    }

    private mutating func finish(_ isLoaded: Bool) {
        guard isLoaded else {
            bare = held
            return go(.ready(isLoaded: true))
        }
        do throws(WeightCalibration.Problem) {
            result = try WeightCalibration(mass: mass, bare: bare, loaded: held)
            stage = .done
        } catch { stage = .failed(error) }
    }
}
