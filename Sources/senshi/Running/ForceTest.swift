import Authoring
import Space

/// A small push along each axis of a device and back, one after the other, only while a hand is known to be there.
///
/// A value without a device or a screen; letting go starts the push anew.
struct ForceTest {
    /// How long the countdown, a push, its rise and its fall take, s (assumed: slow enough to let go).
    static let (countdown, push, rise) = (3.0, 2.0, 0.5)
    static let axes: [(name: String, direction: Vector)] = [
        ("+x", Vector(1, 0, 0)), ("−x", Vector(-1, 0, 0)), ("+y", Vector(0, 1, 0)), ("−y", Vector(0, -1, 0)),
        ("+z", Vector(0, 0, 1)), ("−z", Vector(0, 0, -1)),
    ]

    /// What the person should know now.
    enum Stage: Equatable {
        case counting(Int)
        case holdIt
        case pushing(Int)
        case done
    }

    /// N.
    let size: Double
    private(set) var stage = Stage.counting(Int(ForceTest.countdown))
    private var counted = 0.0
    private var pushed = 0.0
    private var axis = 0

    init(size: Double) { self.size = size }

    /// The force that is wanted, N, in the device's frame.
    /// - Parameters:
    ///   - isHeld: the dead-man.
    ///   - period: since the last call, s.
    mutating func step(isHeld: Bool, period: Double) -> Vector {
        guard axis < Self.axes.count else {
            stage = .done
            return .zero
        }
        guard isHeld else {
            pushed = 0
            stage = counted < Self.countdown ? .counting(Int((Self.countdown - counted).rounded(.up))) : .holdIt
            counted = min(Self.countdown, counted + period)
            return .zero
        }
        guard counted >= Self.countdown else {
            counted += period
            stage = .counting(Int((Self.countdown - counted).rounded(.up)))
            return .zero
        }
        stage = .pushing(axis)
        pushed += period
        let share = max(0, min(1, min(pushed, Self.push - pushed) / Self.rise))
        let force = Self.axes[axis].direction * (size * share)
        if pushed >= Self.push {
            pushed = 0
            axis += 1
        }
        return force
    }

    /// What is said at a stage; `button` where the device has one to hold.
    static func words(_ stage: Stage, button: Bool) -> LocalizedText {
        let held =
            button
            ? LocalizedText(ja: "デバイスのボタン", en: "a button of the device")
            : LocalizedText(ja: "スペースキー", en: "the space bar")
        switch stage {
        case .counting(let seconds):
            return LocalizedText(
                ja: "力の試験まで\(seconds)秒。グリップを軽く持ってください。", en: "force test in \(seconds) s: hold the grip lightly.")
        case .holdIt:
            return LocalizedText(
                ja: "\(held.ja)を押している間だけ力が出ます。", en: "it pushes only while you hold \(held.en).")
        case .pushing(let axis):
            return LocalizedText(ja: "\(axes[axis].name) の方向に押します。", en: "pushing toward \(axes[axis].name).")
        case .done: return LocalizedText(ja: "力の試験は終わりました。", en: "the force test is over.")
        }
    }
}
