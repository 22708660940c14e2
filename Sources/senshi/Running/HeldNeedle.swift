import Devices
import Profiles
import Space

/// A stance as a recording keeps it: to the bit, so that a replay holds the needle as the hand did.
struct HeldNeedle: Codable {
    private struct Turn: Codable {
        /// w, x, y, z, and the needle's direction in the grip; neither where a tilt says it.
        var rotation, needle: [Double]?
    }
    /// m, and w, x, y, z; nil where the device was not calibrated.
    private var position, rotation: [Double]?
    private var tip, needle: [Double]
    /// Nil where the device itself says the direction.
    private var turning: Turn?
    /// Nil where it stands upright.
    private var mounting: String?

    init(_ stance: Stance) {
        position = stance.registration.map { Self.numbers($0.position) }
        rotation = stance.registration.map { Self.numbers($0.rotation) }
        mounting = stance.mounting == .upright ? nil : stance.mounting.rawValue
        tip = Self.numbers(stance.grip.tip)
        needle = Self.numbers(stance.grip.needle)
        switch stance.turning {
        case .own: turning = nil
        case .tilt: turning = Turn()
        case .quaternion(let rotation, let needle):
            turning = Turn(rotation: Self.numbers(rotation), needle: Self.numbers(needle))
        }
    }

    /// Nil where the numbers are none of a stance.
    var stance: Stance? {
        guard let tip = Vector(tip), let needle = Vector(needle) else { return nil }
        var stance = Stance()
        stance.grip = Grip(tip: tip, needle: needle)
        if let position, let rotation {
            guard let place = Vector(position), let turn = Quaternion(rotation) else { return nil }
            stance.registration = Pose(position: place, rotation: turn)
        }
        if let mounting {
            guard let known = Calibration.Mounting(rawValue: mounting) else { return nil }
            stance.mounting = known
        }
        if let turning {
            stance.turning = .tilt
            if let rotation = turning.rotation, let needle = turning.needle {
                guard let turn = Quaternion(rotation), let way = Vector(needle) else { return nil }
                stance.turning = .quaternion(turn, needle: way)
            }
        }
        return stance
    }

    private static func numbers(_ v: Vector) -> [Double] { [v.x, v.y, v.z] }
    private static func numbers(_ q: Quaternion) -> [Double] { [q.w, q.x, q.y, q.z] }
}

extension Vector {
    fileprivate init?(_ numbers: [Double]) {
        guard numbers.count == 3, numbers.allSatisfy(\.isFinite) else { return nil }
        self.init(numbers[0], numbers[1], numbers[2])
    }
}

extension Quaternion {
    fileprivate init?(_ numbers: [Double]) {
        guard numbers.count == 4, numbers.allSatisfy(\.isFinite) else { return nil }
        self.init(w: numbers[0], x: numbers[1], y: numbers[2], z: numbers[3])
    }
}
